import { exitCodeIn } from './progress/exitCode';
import type { Progress, Step } from './progress/progress';

/** Why a build failed, as far as its output says it. */
export interface BuildFailure {
  readonly message: string;
  /** 0-based line of the failing instruction in the Dockerfile, where the output tells it. */
  readonly line: number | undefined;
  /** Undefined where it failed before its first step. */
  readonly step: Step | undefined;
  /** Of the command that failed. */
  readonly exitCode: number | undefined;
  /** The last lines that it printed. */
  readonly log: readonly string[];
}

const RULE = /^-{20}$/;
const PLACE = /^\S.*:(\d+)$/;
const ERROR = /^(?:ERROR|Error): (?:failed to build: )?(?:failed to solve: )?(?<message>.+)$/;
const LOG_LINES = 10;

/**
 * Why a build failed. BuildKit closes with `Dockerfile:LINE` above an excerpt between rules and an ERROR line; what
 * failed is the model's to say.
 */
export function failureOf({ steps, text }: Progress): BuildFailure | undefined {
  const step = steps.find(({ state }) => state === 'failed');
  const message = messageOf(text) ?? step?.error ?? (steps.length === 0 ? lastOf(text) : undefined);
  if (message === undefined) return undefined;
  const exitCode = exitCodeIn(step?.error ?? message);
  return { message, line: placeOf(text), step, exitCode, log: step?.log.slice(-LOG_LINES) ?? [] };
}

function messageOf(lines: readonly string[]): string | undefined {
  const line = lines.findLast((one) => ERROR.test(one));
  return line === undefined ? undefined : ERROR.exec(line)?.groups?.message;
}

/** An engine that can't even begin says why and no more. */
function lastOf(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => line.trim() !== '');
}

function placeOf(lines: readonly string[]): number | undefined {
  for (const [index, line] of lines.entries()) {
    const place = RULE.test(lines[index + 1] ?? '') ? PLACE.exec(line) : null;
    if (place) return Number(place[1]) - 1;
  }
  return undefined;
}

/** A change of a text: `removed` lines at `line` became `added` lines; 0 and 0 for a change within a line. */
export interface LineChange {
  readonly line: number;
  readonly removed: number;
  readonly added: number;
}

/** Where a line is after a change; undefined when the change touched it. */
export function lineAfter(line: number, change: LineChange): number | undefined {
  if (line < change.line) return line;
  if (line > change.line + change.removed) return line + change.added - change.removed;
  return undefined;
}
