import type { Range } from 'vscode-languageserver-types';
import type { Finding, Fix } from '../rule';

/** The same finding so many lines further down, with all that it points to in its own file. */
export function movedFinding(finding: Finding, lines: number): Finding {
  const { related, fixes } = finding;
  return {
    ...finding,
    range: moved(finding.range, lines),
    ...(related && { related: related.map((one) => (one.uri ? one : { ...one, range: moved(one.range, lines) })) }),
    ...(fixes && { fixes: fixes.map((fix) => movedFix(fix, lines)) }),
  };
}

function movedFix(fix: Fix, lines: number): Fix {
  return { ...fix, edits: fix.edits.map(({ range, newText }) => ({ range: moved(range, lines), newText })) };
}

function moved({ start, end }: Range, lines: number): Range {
  return { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
}
