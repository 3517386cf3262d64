import type { StageSummary } from '../../../server/src/protocol/methods';

type Lines = Pick<StageSummary, 'line' | 'lastLine' | 'instructionLines'>;

/** A Dockerfile that ends before an instruction, so that its last stage is as that instruction finds it. */
export interface CutDockerfile<S extends Lines> {
  /** All that stands above, as it is: directives, global arguments, other stages. */
  readonly text: string;
  readonly stage: S;
  /** The instruction that comes next; without the comments behind it. */
  readonly next: string;
  /** 0-based, of that instruction. */
  readonly line: number;
}

/** Cuts before the instruction at a 0-based line. Undefined in front of a stage, where there is no state to be in. */
export function cutBefore<S extends Lines>(
  text: string,
  stages: readonly S[],
  line: number,
): CutDockerfile<S> | undefined {
  const stage = stages.findLast((one) => one.line <= line && line <= one.lastLine);
  const index = stage?.instructionLines.findLastIndex((one) => one <= line) ?? -1;
  const start = stage?.instructionLines[index];
  if (!stage || start === undefined || index < 1) return undefined;
  const end = stage.instructionLines[index + 1] ?? stage.lastLine + 1;
  return { text: linesOf(text, 0, start), stage, next: withoutTail(linesOf(text, start, end)), line: start };
}

/** A Dockerfile that ends with a stage, so that this is the one that is built. */
export function cutAfter(text: string, { lastLine }: Lines): string {
  return linesOf(text, 0, lastLine + 1);
}

/** With the ends of the lines, as they are. */
function linesOf(text: string, from: number, to: number): string {
  return text.slice(offsetOf(text, from), offsetOf(text, to));
}

function offsetOf(text: string, line: number): number {
  let offset = 0;
  for (let left = line; left > 0; left--) {
    const end = text.indexOf('\n', offset);
    if (end === -1) return text.length;
    offset = end + 1;
  }
  return offset;
}

function withoutTail(text: string): string {
  const lines = text.split(/\r?\n/);
  while (/^\s*(?:#.*)?$/.test(lines.at(-1) ?? 'x')) lines.pop();
  return lines.join('\n');
}
