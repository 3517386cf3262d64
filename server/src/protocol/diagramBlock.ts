import type { DiagramImages, DiagramLevel } from './diagram';

/**
 * A marked place in a Markdown file that holds the diagram of a Dockerfile and can be brought up to date:
 *
 *     <!-- dockerfile-stages: path/to/Dockerfile target=web -->
 *     …
 *     <!-- /dockerfile-stages -->
 *
 * The path is relative to the Markdown file; `%` and what would end the comment are written as in a URI. Without the
 * last line there is nothing between them yet. Markers inside of fenced code are text about markers.
 */
export interface DiagramBlock extends BlockLook {
  readonly dockerfile: string;
  readonly indent: string;
  /** Offsets of what stands between the markers; without `end`, where it goes. */
  readonly start: number;
  readonly end?: number;
}

/** What the marker says of the picture, and what it leaves out. */
export interface BlockLook {
  /** `mermaid` (a code block) by default; `svg` is a file beside the Markdown. */
  readonly format: 'mermaid' | 'svg';
  /** A stage's name. */
  readonly target?: string;
  readonly level?: DiagramLevel;
  readonly images?: DiagramImages;
  readonly legend?: boolean;
}

/** Text at `start` … `end` that becomes another one. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const marker = /^([ \t]*)<!--[ \t]*dockerfile-stages:[ \t]*([^\r\n]*?)[ \t]*-->[ \t]*$/;
const endMarker = /^[ \t]*<!--[ \t]*\/dockerfile-stages[ \t]*-->[ \t]*$/;
const endText = '<!-- /dockerfile-stages -->';

/** The marked places of a Markdown text, from top to bottom. */
export function diagramBlocks(markdown: string): readonly DiagramBlock[] {
  const blocks: DiagramBlock[] = [];
  let open: DiagramBlock | undefined;
  let fence: string | undefined;
  const close = (end?: number) => {
    if (open) blocks.push(end === undefined ? open : { ...open, end });
    open = undefined;
  };
  for (const { text, offset, next } of linesOf(markdown)) {
    if (open && endMarker.test(text)) {
      close(offset);
      fence = undefined;
      continue;
    }
    const wasFenced = fence !== undefined;
    fence = fenceAfter(text, fence);
    if (wasFenced || fence !== undefined) continue;
    const found = marker.exec(text);
    if (!found) continue;
    close();
    open = { ...readMarker(found[2]), indent: found[1], start: next };
  }
  close();
  return blocks;
}

function* linesOf(text: string): Generator<{ readonly text: string; readonly offset: number; readonly next: number }> {
  for (let offset = 0; offset < text.length; ) {
    const found = text.indexOf('\n', offset);
    const next = found < 0 ? text.length : found + 1;
    yield { text: text.slice(offset, next).replace(/\r?\n$/, ''), offset, next };
    offset = next;
  }
}

/** The fence that is open after a line: its characters, or nothing. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const found = /^[ \t]*(?:[-*+>]|\d+[.)])?[ \t]*(`{3,}|~{3,})(.*)$/.exec(line);
  if (!found) return open;
  const [, characters, rest] = found;
  if (open === undefined) return characters[0] === '`' && rest.includes('`') ? undefined : characters;
  return characters[0] === open[0] && characters.length >= open.length && rest.trim() === '' ? undefined : open;
}

const levels: readonly string[] = ['overview', 'normal', 'detailed'] satisfies DiagramLevel[];

function readMarker(written: string): BlockLook & { readonly dockerfile: string } {
  const said = new Map<string, string>();
  let rest = written;
  for (let found = optionAtEnd.exec(rest); found; found = optionAtEnd.exec(rest)) {
    said.set(found[1], decode(found[2]));
    rest = rest.slice(0, found.index).trimEnd();
  }
  const level = said.get('level') ?? '';
  return {
    dockerfile: decode(rest) || 'Dockerfile',
    format: said.get('format') === 'svg' ? 'svg' : 'mermaid',
    target: said.get('target'),
    level: levels.includes(level) ? (level as DiagramLevel) : undefined,
    images: said.get('images') === 'per-use' ? 'perUse' : undefined,
    legend: said.get('legend') === 'yes' || undefined,
  };
}

const optionAtEnd = /(?:^|[ \t])(target|level|images|format|legend)=(\S+)$/;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The lines of a new block: its markers with the diagram between them. */
export function newBlock(dockerfile: string, content: readonly string[]): readonly string[] {
  return [`<!-- dockerfile-stages: ${encode(dockerfile)} -->`, ...content, endText];
}

/** A path on one line of a comment, which it does not end. */
function encode(path: string): string {
  return path.replace(/[%<>\p{Cc}\p{Cf}]|--|-$/gu, (found) =>
    found.startsWith('-') ? `${found.slice(1)}%2D` : encodeURIComponent(found),
  );
}

/** What stands in a block: the diagram in a fence, or a link to the file that `svgName` names. */
export function blockContent(block: BlockLook & { readonly dockerfile: string }, text: string, alt: string) {
  if (block.format === 'mermaid') return ['```mermaid', ...text.trimEnd().split('\n'), '```'];
  const target = encodeURIComponent(svgName(block)).replace(/[()]/g, (found) => (found === '(' ? '%28' : '%29'));
  return [`![${alt.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/[[\]\\`<>!]/g, '\\$&')}](${target})`];
}

/** The file beside the Markdown that holds the picture of a block: a name without any folder. */
export function svgName({ dockerfile, target }: BlockLook & { readonly dockerfile: string }): string {
  const name = [dockerfile.replace(/^(?:\.\.?[\\/])+/, ''), ...(target === undefined ? [] : [target])].join('.');
  return `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'Dockerfile'}.svg`;
}

/** What changes where a block gets this content; undefined where it has it already. */
export function changeOfBlock(
  markdown: string,
  block: DiagramBlock,
  content: readonly string[],
): TextChange | undefined {
  const eol = /\r?\n/.exec(markdown)?.[0] ?? '\n';
  const lines = block.end === undefined ? [...content, endText] : content;
  const text = lines.map((line) => (line === '' ? eol : `${block.indent}${line}${eol}`)).join('');
  const { start, end = start } = block;
  if (markdown.slice(start, end) === text) return undefined;
  const isUnended = start === markdown.length && !markdown.endsWith('\n');
  return { start, end, text: isUnended ? eol + text : text };
}

/** A text after changes that do not touch each other, in any order. */
export function withChanges(text: string, changes: readonly TextChange[]): string {
  const ordered = [...changes].sort((a, b) => b.start - a.start);
  return ordered.reduce((done, change) => done.slice(0, change.start) + change.text + done.slice(change.end), text);
}
