/** Why a build failed, as far as its output says it. */
export interface BuildFailure {
  readonly message: string;
  /** 0-based line of the failing instruction in the Dockerfile. */
  readonly line: number | undefined;
  /** The last lines that the failing command printed. */
  readonly log: readonly string[];
}

const RULE = /^-{20}$/;
const PLACE = /^\S.*:(\d+)$/;
const ERROR = /^ERROR: (?:failed to build: )?(?:failed to solve: )?(?<message>.+)$/;
const LEGACY = /^(?<message>The command '.*' returned a non-zero code: \d+)$/;
const LOG_LINES = 10;

/**
 * Reads the end of a build's plain output, without colours. BuildKit closes with the failing step's log,
 * `Dockerfile:LINE` above an excerpt between rules, and an ERROR line; the legacy builder with one sentence.
 */
export function failureOf(lines: readonly string[]): BuildFailure | undefined {
  const message = messageOf(lines);
  return message === undefined ? undefined : { message, line: placeOf(lines), log: logOf(lines) };
}

function messageOf(lines: readonly string[]): string | undefined {
  for (const line of [...lines].reverse()) {
    const match = ERROR.exec(line) ?? LEGACY.exec(line);
    if (match) return match.groups?.message;
  }
  return undefined;
}

function placeOf(lines: readonly string[]): number | undefined {
  for (const [index, line] of lines.entries()) {
    const place = RULE.test(lines[index + 1] ?? '') ? PLACE.exec(line) : null;
    if (place) return Number(place[1]) - 1;
  }
  return undefined;
}

/** Between ` > [stage 2/3] RUN make:` and `------`, without the seconds in front of each line. */
function logOf(lines: readonly string[]): string[] {
  const start = lines.findIndex((line, index) => line.startsWith(' > ') && lines[index - 1] === '------');
  if (start === -1) return [];
  const end = lines.indexOf('------', start);
  const log = lines.slice(start + 1, end === -1 ? undefined : end).slice(-LOG_LINES);
  return log.map((line) => line.replace(/^\d+\.\d+ /, ''));
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
