import assert from 'node:assert/strict';
import { packageScripts } from './packageScripts';

/** Each build as `folder: target`, `-` for the default target. What is written is the target, if it is not dynamic. */
function check(path: string, text: string, expected: string) {
  assert(packageScripts.matches(path), path);
  const lines = text.split('\n');
  const said = packageScripts.find({ path, text }).map(({ directory, target }) => {
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic) assert.equal(lines[start.line].slice(start.character, end.character), target.text);
    return `${directory && `${directory}: `}${target?.text ?? '-'}`;
  });
  assert.equal(said.join(', '), expected);
}

describe('builds in package.json', () => {
  it('stand in its scripts, behind escapes', () =>
    check(
      'app/package.json',
      '{\n "build": "docker build --target no .",\n "scripts": {\n  "a": "docker build --target=\\"dev\\" .",\n  "b": "cd web && docker build --target prod ."\n }\n}',
      'dev, web: prod',
    ));

  it('carry the name of their script and start in their folder', () => {
    const [build] = packageScripts.find({
      path: 'package.json',
      text: '{"scripts":{"img":"cross-env A=b docker build ."}}',
    });
    assert.deepEqual([build.label, build.kind, build.paths], ['img', 'package-script', 'folder']);
  });

  it('stand in lists and in tasks', () => {
    check('composer.json', '{"scripts":{"a":["x", "docker build --target dev ."]}}', 'dev');
    check('deno.json', '{"tasks":{"a":{"command":"docker build --target dev ."}}}', 'dev');
  });

  it('have an empty target while it is typed', () => {
    check('package.json', '{"scripts":{"a":"docker build --target "}}', '');
    check('package.json', '{"scripts":{"a":"docker build --target ', '');
  });
});
