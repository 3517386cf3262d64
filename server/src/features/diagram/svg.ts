import * as l10n from '@vscode/l10n';
import type {
  DiagramBadge,
  DiagramEdge,
  DiagramIcon,
  DiagramInstruction,
  DiagramNode,
  DiagramPoint,
  DiagramText,
  Picture,
} from '../../protocol/diagram';
import { icons } from '../../protocol/diagramIcons';
import { arrowHead, splinePath } from '../../protocol/diagramShapes';
import { sizes } from './boxes';
import { wrap } from './fitText';
import { legendOf } from './legend';
import { svgLegend } from './svgLegend';
import { svgStyle } from './svgStyle';
import { element, escapeXml } from './svgText';

const margin = 24;
const noticeLine = 16;
const smallestWidth = 360;

export interface SvgOptions {
  /** Explain below the picture what its lines and colours mean. */
  readonly legend?: boolean;
}

/**
 * A picture as a self-contained SVG file: readable on light and dark paper, with a title and a description for who
 * cannot see it, without anything to run or to fetch.
 */
export function toSvg(picture: Picture, { legend }: SvgOptions = {}): string {
  const width = Math.max(picture.width, smallestWidth);
  const notice = noticeLines(picture, width);
  const top = notice.length > 0 ? margin + notice.length * noticeLine : 0;
  const below = picture.height + top + (picture.height === 0 ? margin : 0);
  const explained = legend ? legendOf(picture) : [];
  const key = explained.length > 0 ? svgLegend(explained, width - 2 * margin) : undefined;
  const height = below + (key ? key.height + margin / 2 : 0);
  const idle = idleNodes(picture);
  const isIdle = ({ to }: DiagramEdge) => idle.has(to);
  const aside = (width - picture.width) / 2;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: picture.target === undefined ? 'stages' : 'stages chosen',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'stages-title stages-description',
    },
    [
      element('title', { id: 'stages-title' }, [escapeXml(l10n.t('Stages of a Dockerfile'))]),
      element('desc', { id: 'stages-description' }, [escapeXml(description(picture))]),
      `<style>${svgStyle}</style>`,
      element('rect', { class: 'paper', width, height }),
      ...notice,
      element('g', { transform: `translate(${aside} ${top})` }, [
        ...picture.edges.map((edge) => line(edge, isIdle(edge))),
        ...picture.nodes.map((one) => node(one, idle.has(one.id))),
        ...picture.edges.map((edge) => plate(edge, isIdle(edge))),
      ]),
      ...(key ? [element('g', { class: 'key', transform: `translate(${margin} ${below - 4})` }, [key.markup])] : []),
    ],
  )}\n`;
}

function noticeLines({ notice }: Picture, width: number): readonly string[] {
  const lines = wrap(notice?.text ?? '', 3, { face: 'sans', size: sizes.small, maxWidth: width - 2 * margin });
  const role = notice?.severity === 'error' ? 'text-error' : 'text-notice';
  return lines.map((text, index) =>
    element('text', { class: role, x: margin, y: margin + 6 + index * noticeLine }, [escapeXml(text)]),
  );
}

/** The same graph in words. */
function description({ nodes, edges, notice }: Picture): string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const takings = ({ to }: DiagramEdge) => labels.get(to) ?? '';
  const sentences = edges.map((edge) =>
    edge.kind === 'base'
      ? l10n.t('{0} is built from {1}.', takings(edge), labels.get(edge.from) ?? '')
      : l10n.t('{0} takes {1} from {2}.', takings(edge), whatOf(edge), labels.get(edge.from) ?? ''),
  );
  return [...(notice ? [notice.text] : []), ...sentences].join(' ');
}

function whatOf({ takings }: DiagramEdge): string {
  return takings.map(({ what }) => what).join(', ');
}

/** The stages that the target does not need, and what nothing but these takes from. */
function idleNodes({ nodes, edges }: Picture): ReadonlySet<string> {
  const needed = new Set(nodes.filter(({ role }) => role && role !== 'idle').map(({ id }) => id));
  const taken = new Set(edges.filter(({ to }) => needed.has(to)).map(({ from }) => from));
  return new Set(nodes.filter(({ id }) => !needed.has(id) && !taken.has(id)).map(({ id }) => id));
}

function node(one: DiagramNode, isIdle: boolean): string {
  const { kind, width, height } = one;
  const states = [
    isIdle ? 'idle' : one.role,
    one.isDefault && 'default',
    one.isTarget && 'target',
    one.isUnused && 'unused',
    one.error !== undefined && 'error',
  ];
  const names = ['node', kind, ...states.filter((state) => state)].join(' ');
  const rx = kind === 'stage' ? 8 : height / 2;
  const box = element('rect', { class: 'box', width, height, rx });
  const top = Math.min(9, height / 4);
  const bar =
    kind === 'stage' ? element('rect', { class: 'bar', x: 6, y: top, width: 4, height: height - 2 * top, rx: 2 }) : '';
  const parts = [...one.badges.flatMap(badge), ...one.texts.map(text), ...(one.instructions ?? []).map(instruction)];
  return group(names, one, [box, bar, icon(one.icon), ...parts]);
}

function icon({ name, x, y }: DiagramIcon): string {
  return element('path', { class: 'glyph', d: icons[name], transform: `translate(${x} ${y})` });
}

function instruction({ kind, texts }: DiagramInstruction): string {
  return element('g', { class: `instruction ${kind}` }, texts.map(text));
}

function badge({ kind, text: word, x, y, width, height }: DiagramBadge): readonly string[] {
  const middle = { x: x + width / 2, y: y + height / 2 + 3.5 };
  return [
    element('rect', { class: `badge badge-${kind}`, x, y, width, height, rx: height / 2 }),
    element('text', { class: `badge-text badge-text-${kind}`, ...middle }, [escapeXml(word)]),
  ];
}

function line(edge: DiagramEdge, isIdle: boolean): string {
  return element('g', { class: edgeClasses('edge', edge, isIdle) }, [
    element('path', { class: 'edge-line', d: splinePath(edge.path) }),
    element('path', { class: 'edge-head', d: arrowHead(edge.path) }),
  ]);
}

function plate(edge: DiagramEdge, isIdle: boolean): string {
  if (!edge.plate) return '';
  const { width, height, texts } = edge.plate;
  const box = element('rect', { class: 'box', width, height, rx: 5 });
  return group(edgeClasses('plate', edge, isIdle), edge.plate, [box, ...texts.map(text)]);
}

function edgeClasses(name: string, { kind, error }: DiagramEdge, isIdle: boolean): string {
  return [name, kind, error !== undefined && 'error', isIdle && 'idle'].filter((one) => one).join(' ');
}

function group(names: string, { x, y }: DiagramPoint, children: readonly string[]): string {
  return element('g', { class: names, transform: `translate(${x} ${y})` }, children);
}

function text({ role, text: words, x, y }: DiagramText): string {
  return element('text', { class: `text-${role}`, x, y }, [escapeXml(words)]);
}
