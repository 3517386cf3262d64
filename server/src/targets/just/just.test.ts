import assert from 'node:assert/strict';
import { just } from './just';

/** Each build as `folder: target`, `-` for the default target. What is written is the target, if it is not dynamic. */
function check(path: string, text: string, expected: string) {
  assert(just.matches(path), path);
  const lines = text.split('\n');
  const said = just.find({ path, text }).map(({ directory, target }) => {
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic) assert.equal(lines[start.line].slice(start.character, end.character), target.text);
    return `${directory && `${directory}: `}${target?.text ?? '-'}`;
  });
  assert.equal(said.join(', '), expected);
}

describe('builds in justfiles', () => {
  it('stand in recipes, each line by its own', () =>
    check(
      'justfile',
      'set dotenv-load\n\n# builds\ndev: lint\n    @cd app && docker build --target dev .\n    -docker build --target prod \\\n      .\n',
      'app: dev, prod',
    ));

  it('stand in recipes that are scripts', () => {
    check('.justfile', 'dev:\n  #!/usr/bin/env bash\n  cd app\n  docker build --target dev .\n', 'app: dev');
    check('.justfile', 'dev:\n  #!/usr/bin/env python3\n  docker build --target dev .\n', '');
  });

  it('take variables that are plain, and no parameters', () => {
    check('Justfile', 't := "dev"\nx:\n  docker build --target {{ t }} .\n', 'dev');
    check('Justfile', 't := "dev"\nx t="a":\n  docker build --target {{t}} .\n', '{{t}}');
    check('Justfile', 't := `git describe`\nx:\n  docker build --target {{t}} .\n', '{{t}}');
  });

  it('start where the recipe says', () => {
    check(
      'mod.just',
      "[private]\n[working-directory: 'app']\nx:\n  docker build .\ny:\n  docker build .\n",
      'app: -, -',
    );
    const [build] = just.find({
      path: 'justfile',
      text: 'x:\n  docker build -f {{justfile_directory()}}/docker/Dockerfile .',
    });
    assert.deepEqual([build.paths, build.dockerfile?.text, build.label], ['folder', 'docker/Dockerfile', 'x']);
  });

  it('are written in the shell that is set', () =>
    check('justfile', 'set shell := ["pwsh", "-c"]\nx:\n  docker build --target dev .; docker build `\n', 'dev, -'));

  it('have an empty target while it is typed', () => check('justfile', 'x:\n    docker build --target \n', ''));
});
