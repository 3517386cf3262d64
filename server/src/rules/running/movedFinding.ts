import type { Position, Range } from 'vscode-languageserver-types';
import type { Finding, Fix } from '../rule';

/** The same finding so many lines further down, with all that it points to in its own file. */
export function movedFinding<Found extends Finding>(finding: Found, lines: number): Found {
  return movedBelow(finding, Number.NEGATIVE_INFINITY, lines);
}

/** The same finding once all from line `first` on stands so many lines further down. */
export function movedBelow<Found extends Finding>(finding: Found, first: number, lines: number): Found {
  const { related, fixes } = finding;
  const moved = (range: Range) => movedRange(range, first, lines);
  return {
    ...finding,
    range: moved(finding.range),
    ...(related && { related: related.map((one) => (one.uri ? one : { ...one, range: moved(one.range) })) }),
    ...(fixes && { fixes: fixes.map((fix) => movedFix(fix, moved)) }),
  };
}

function movedFix(fix: Fix, moved: (range: Range) => Range): Fix {
  return { ...fix, edits: fix.edits.map(({ range, newText }) => ({ range: moved(range), newText })) };
}

function movedRange({ start, end }: Range, first: number, lines: number): Range {
  return { start: movedPosition(start, first, lines), end: movedPosition(end, first, lines) };
}

function movedPosition({ line, character }: Position, first: number, lines: number): Position {
  return { line: line < first ? line : line + lines, character };
}
