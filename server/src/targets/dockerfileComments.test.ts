import assert from 'node:assert/strict';
import { dockerfileComments } from './dockerfileComments';

/** Each build as `folder: target`, `-` for the default target. What is written is the target, if it is not dynamic. */
function check(path: string, text: string, expected: string) {
  assert(dockerfileComments.matches(path), path);
  const lines = text.split('\n');
  const said = dockerfileComments.find({ path, text }).map(({ directory, target }) => {
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic) assert.equal(lines[start.line].slice(start.character, end.character), target.text);
    return `${directory && `${directory}: `}${target?.text ?? '-'}`;
  });
  assert.equal(said.join(', '), expected);
}

describe('builds in the comments of a Dockerfile', () => {
  it('stand in a line of their own', () => {
    check('Dockerfile', '# docker build --target dev .\nFROM alpine AS dev\n', 'dev');
    check('x/Dockerfile.test', '# 1.) docker build -f Dockerfile.test --target dev ../\n', 'dev');
    check('app.Dockerfile', '# Usage: docker build --target dev .\n#   $ docker build --target prod .\n', 'dev, prod');
    check('Containerfile', '# - podman build --target dev .\n', 'dev');
  });

  it('go on behind a backslash', () =>
    check(
      'Dockerfile',
      '# docker build \\\n#   --target dev \\\n#   .\n# docker build --target prod .\n',
      'dev, prod',
    ));

  it('stand between backticks', () =>
    check('Dockerfile', '# Use `docker build --target dev .` and `docker build --target prod .`\n', 'dev, prod'));

  it('are no mere mention', () =>
    check('Dockerfile', "# docker build is slow, don't\n# docker build\n# see docker build --target no\n", ''));

  it('do not stand in instructions', () => check('Dockerfile', 'FROM alpine\nRUN docker build --target dev .\n', ''));

  it('are likely at most', () => {
    const [build] = dockerfileComments.find({ path: 'Dockerfile', text: '# docker build --target dev .' });
    assert.deepEqual([build.certainty, build.kind], ['likely', 'comment']);
  });
});
