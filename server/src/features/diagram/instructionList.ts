import * as l10n from '@vscode/l10n';
import type { DiagramInstruction, DiagramPoint, DiagramText } from '../../protocol/diagram';
import { sizes } from './boxes';
import type { ModelInstruction } from './diagramModel';
import { fitStart, type Setting } from './fitText';
import { textWidth } from './textWidth';

/** A card with more is no longer a card. */
const most = 14;
const row = { height: 15, baseline: 11 };
const code: Setting = { face: 'mono', size: sizes.plate, maxWidth: 300 };

/** The instructions of a card, one below the other. */
export interface InstructionList {
  readonly rows: readonly DiagramInstruction[];
  /** The line that says how many were left out, if any. */
  readonly more: readonly DiagramText[];
  /** All that is written in it. */
  readonly texts: readonly DiagramText[];
  readonly bottom: number;
}

/** Puts the instructions of a stage into place below a point; undefined where it has none. */
export function instructionList(all: readonly ModelInstruction[], start: DiagramPoint): InstructionList | undefined {
  if (all.length === 0) return undefined;
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const rows = shown.map((instruction, index) => placed(instruction, { ...start, y: start.y + index * row.height }));
  const bottom = start.y + shown.length * row.height;
  const more = all.length > shown.length ? [moreText(all.length - shown.length, { ...start, y: bottom })] : [];
  const texts = [...rows.flatMap((one) => one.texts), ...more];
  return { rows, more, texts, bottom: bottom + more.length * row.height };
}

function placed(instruction: ModelInstruction, { x, y }: DiagramPoint): DiagramInstruction {
  const texts = textsOf(instruction.full, { x, y: y + row.baseline });
  return { ...instruction, x, y, width: code.maxWidth, height: row.height, texts };
}

function textsOf(full: string, at: DiagramPoint): readonly DiagramText[] {
  const shown = fitStart(withoutMounts(full), code);
  const blank = shown.indexOf(' ');
  const keyword = blank < 0 ? shown : shown.slice(0, blank);
  const first: DiagramText = { role: 'keyword', text: keyword, ...at, width: measure(keyword) };
  if (blank < 0) return [first];
  const rest = shown.slice(blank + 1);
  return [first, { role: 'argument', text: rest, ...at, x: at.x + measure(`${keyword} `), width: measure(rest) }];
}

/** What a RUN mounts is on the edges; here it would leave no room for what it runs. */
function withoutMounts(full: string): string {
  return full.replace(/(?<=^RUN .*)--mount=\S+/g, '--mount=…');
}

function moreText(count: number, { x, y }: DiagramPoint): DiagramText {
  const text = l10n.t('… {0} more', count);
  return { role: 'more', text, x, y: y + row.baseline, width: Math.ceil(textWidth(text, 'sans', sizes.small)) };
}

function measure(text: string): number {
  return Math.ceil(textWidth(text, code.face, code.size));
}
