import type { Range } from 'vscode-languageserver-types';
import type { Dockerfile, PlacedProblem } from './dockerfile';
import { Instruction } from './instruction';
import { ScannedDockerfile } from './scannedDockerfile';

/** A Dockerfile that begins some lines further down, below empty ones: what `parseDockerfile` gave for its own text. */
export function movedDown(dockerfile: Dockerfile, lines: number): Dockerfile {
  if (lines === 0 || !(dockerfile instanceof ScannedDockerfile)) return dockerfile;
  const { text, top, instructions, ends } = dockerfile;
  const list = top.list.map((one) => ({
    ...one,
    line: one.line + lines,
    keyRange: moved(one.keyRange, lines),
    valueRange: moved(one.valueRange, lines),
  }));
  return new ScannedDockerfile(
    '\n'.repeat(lines) + text,
    { ...top, list, problems: top.problems.map((problem) => movedProblem(problem, lines)), end: top.end + lines },
    instructions.map(({ syntax, line, comments }) => new Instruction(syntax, line + lines, comments)),
    ends.map((end) => end + lines),
  );
}

function moved({ start, end }: Range, lines: number): Range {
  return { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
}

function movedProblem({ lines: at, ...problem }: PlacedProblem, lines: number): PlacedProblem {
  const range = moved(problem.range, lines);
  return { ...problem, range, ...(at && { lines: { first: at.first + lines, last: at.last + lines } }) };
}
