import assert from 'node:assert/strict';
import { taskfile } from './taskfile';

/** Each build as `folder: target`, `-` for the default target. What is written is the target, if it is not dynamic. */
function check(path: string, text: string, expected: string) {
  assert(taskfile.matches(path), path);
  const lines = text.split('\n');
  const said = taskfile.find({ path, text }).map(({ directory, target }) => {
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic) assert.equal(lines[start.line].slice(start.character, end.character), target.text);
    return `${directory && `${directory}: `}${target?.text ?? '-'}`;
  });
  assert.equal(said.join(', '), expected);
}

describe('builds in Taskfiles', () => {
  it('stand in tasks of every form', () =>
    check(
      'Taskfile.yml',
      [
        'tasks:',
        '  a: docker build --target a .',
        '  b: [docker build --target b .]',
        '  c:',
        '    dir: app',
        '    cmds:',
        '      - docker build --target c .',
        '      - cmd: cd x && docker build --target d .',
        '        silent: true',
        '      - task: a',
        '      - |',
        '        docker build \\',
        '          --target e .',
        '  f: { cmd: docker build --target f . }',
        '',
      ].join('\n'),
      'a, b, app: c, app: e, app/x: d, f',
    ));

  it('take variables that are plain', () => {
    const text = (value: string) => `vars:\n  T: ${value}\ntasks:\n  a: docker build --target {{.T}} .\n`;
    check('taskfile.dist.yaml', text('dev'), 'dev');
    check('Taskfile.yml', text('{sh: git describe}'), '{{.T}}');
    const [build] = taskfile.find({ path: 'Taskfile.yml', text: text('dev') });
    assert.deepEqual([build.target?.dynamic, build.label, build.kind], [true, 'a', 'task-runner']);
  });

  it('have an empty target while it is typed', () =>
    check('Taskfile.yml', 'tasks:\n  a: docker build --target \n', ''));
});
