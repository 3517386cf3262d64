import * as l10n from '@vscode/l10n';
import type { DiagramText } from '../../protocol/diagram';
import { type PlateBox, rightEnd, sizes, whole } from './boxes';
import type { ModelEdge } from './diagramModel';
import { fitPath, fitStart, type Setting } from './fitText';
import { type Taking, takingText } from './taking';
import { textWidth } from './textWidth';

const plate = { side: 8, baseline: 14.5, line: 14, bottom: 6.5 };
const mostLines = 3;
const text: Setting = { face: 'mono', size: sizes.plate, maxWidth: 240 };

/** The plate that says what an edge takes. FROM takes everything and needs none. */
export function plateBox(edge: ModelEdge): PlateBox | undefined {
  if (edge.kind === 'base') return undefined;
  const texts = plateLines(edge).map((line, index) => placed(line, index));
  const height = plate.baseline + (texts.length - 1) * plate.line + plate.bottom;
  return { texts, ...whole({ width: rightEnd(texts) + plate.side, height }) };
}

function placed(line: string, index: number): DiagramText {
  const width = Math.ceil(textWidth(line, text.face, text.size));
  return { role: 'label', text: line, x: plate.side, y: plate.baseline + index * plate.line, width };
}

function plateLines(edge: ModelEdge): readonly string[] {
  const takings = [...new Map(edge.takings.map((taking) => [takingText(taking), taking])).values()];
  const shown = takings.length > mostLines ? takings.slice(0, mostLines - 1) : takings;
  const lines = shown.map((taking) => shortTaking(taking, edge.kind === 'onbuild'));
  return shown.length < takings.length ? [...lines, l10n.t('… {0} more', takings.length - shown.length)] : lines;
}

/** Each side gets half of the room, and what the other one leaves. */
function shortTaking({ source, destination }: Taking, onbuild: boolean): string {
  const prefix = onbuild && source !== 'ONBUILD' ? 'ONBUILD ' : '';
  const room = text.maxWidth - width(prefix);
  if (destination === undefined) return prefix + fitPath(source, { ...text, maxWidth: room });
  const half = (room - width(' → ')) / 2;
  const from = fitPath(source, { ...text, maxWidth: Math.max(half, half * 2 - width(destination)) });
  const to = fitPath(destination, { ...text, maxWidth: half * 2 - width(from) });
  return fitStart(`${prefix}${from} → ${to}`, text);
}

function width(line: string): number {
  return textWidth(line, text.face, text.size);
}
