import assert from 'node:assert/strict';
import type { Dockerfile } from './dockerfile';
import { movedDown } from './movedDown';
import { parseDockerfile } from './scan';

const places = ({ instructions, problems, lineCount }: Dockerfile) =>
  JSON.stringify({
    instructions: instructions.map(({ name, range, comments }) => ({ name, range, comments })),
    problems,
    lineCount,
  });

describe('A Dockerfile that begins further down', () => {
  it('is the same as one below empty lines', () => {
    for (const text of [
      '',
      'FROM a AS b\n\n# c\nRUN d \\\n  e\n',
      'FROM a\nRUN <<X\n c\nX\nCOPY --bad=1 a\n',
      'BAD x\nFROM\nCOPY --from=',
    ]) {
      assert.equal(places(movedDown(parseDockerfile(text), 3)), places(parseDockerfile(`\n\n\n${text}`)));
    }
  });

  it('still begins with its directives', () => {
    const moved = movedDown(parseDockerfile('# syntax=docker/dockerfile:1\n# escape=`\nFROM a `\n AS b\n'), 2);
    assert.equal(moved.escape, '`');
    assert.deepEqual(
      moved.directives.map(({ key, line, keyRange, valueRange }) => [
        key,
        line,
        keyRange.start.line,
        valueRange.end.line,
      ]),
      [
        ['syntax', 2, 2, 2],
        ['escape', 3, 3, 3],
      ],
    );
    const [from] = moved.instructions;
    assert.deepEqual([from.line, from.lastLine], [4, 5]);
  });

  it('has what is wrong with its directives where they are', () => {
    const [problem] = movedDown(parseDockerfile('# escape=x\nFROM a\n'), 5).problems;
    assert.equal(problem.range.start.line, 5);
    assert.deepEqual(problem.lines, { first: 4, last: 4 });
  });
});
