import assert from 'node:assert/strict';
import type { BuildReference } from '../buildReference';
import { vscodeTasks } from './vscodeTasks';

const path = '.vscode/tasks.json';

/** What tasks of this text build. */
function tasks(text: string, file = path): readonly BuildReference[] {
  return vscodeTasks.find({ path: file, text: `{ "tasks": [ // all\n${text}\n] }` });
}

/** The stage, the Dockerfile, the context and the folder. */
function told({ target, dockerfile, context, directory }: BuildReference) {
  return [target?.text, dockerfile?.text, context?.text, directory];
}

describe('a task of VS Code', () => {
  it('names the stage that docker-build builds', () => {
    const [build, ...others] = tasks(
      '{ "label": "dev", "type": "docker-build", "dockerBuild": { "target": "dev", "dockerfile": "${workspaceFolder}/a/Dockerfile",' +
        ' "context": "${workspaceFolder}", "buildArgs": { "A": 1, "B": "${env:B}" }, "platform": "linux/arm64" } }',
    );
    assert.equal(others.length, 0);
    assert.deepEqual(told(build), ['dev', './a/Dockerfile', '.', '']);
    assert.deepEqual(build.target?.range, { start: { line: 1, character: 70 }, end: { line: 1, character: 73 } });
    assert.deepEqual(
      [build.kind, build.label, build.paths, build.dockerfileIn],
      ['vscode-task', 'dev', 'root', 'directory'],
    );
    assert.deepEqual([build.buildArgs, build.platform], [{ A: '1', B: undefined }, 'linux/arm64']);
  });

  it('names the stage in our own task', () => {
    const [build] = tasks(
      '{ "type": "dockerfile-stages", "dockerfile": "web/Dockerfile", "stage": "dev", "context": "." }',
    );
    assert.deepEqual(told(build), ['dev', 'web/Dockerfile', '.', '']);
    assert.deepEqual(told(tasks('{ "type": "dockerfile-stages", "dockerfile": "Dockerfile" }')[0]), [
      undefined,
      'Dockerfile',
      undefined,
      '',
    ]);
  });

  it('has an empty target where one is about to be typed', () => {
    const [build] = tasks('{ "type": "docker-build", "dockerBuild": { "target": "');
    assert.deepEqual([build.target?.text, build.target?.range.start], ['', { line: 1, character: 54 }]);
  });

  it('runs a command line', () => {
    const [build] = tasks(
      '{ "label": "x", "type": "shell", "command": "cd web && docker build --target \\"dev\\" ." }',
    );
    assert.deepEqual(told(build), ['dev', undefined, '.', 'web']);
    assert.deepEqual(build.target?.range, { start: { line: 1, character: 79 }, end: { line: 1, character: 82 } });
    assert.deepEqual([build.kind, build.label, build.paths], ['vscode-task', 'x', 'root']);
  });

  it('runs a command with arguments', () => {
    const task =
      '"command": "docker", "args": ["build", "--target", "dev", { "value": "-fa/Dockerfile", "quoting": "weak" }, "${workspaceFolder}"]';
    assert.deepEqual(told(tasks(`{ "type": "process", ${task} }`)[0]), ['dev', 'a/Dockerfile', '.', '']);
    assert.deepEqual(told(tasks('{ "command": "docker  buildx build", "args": ["--target=dev", "."] }')[0]), [
      'dev',
      undefined,
      '.',
      '',
    ]);
  });

  it('runs it in a folder', () => {
    const options = '"options": { "cwd": "${workspaceFolder}/web" }';
    assert.deepEqual(told(tasks(`{ "command": "docker build .", ${options} }`)[0]), [undefined, undefined, '.', 'web']);
    const whole = vscodeTasks.find({ path, text: `{ ${options}, "tasks": [{ "command": "docker build ." }] }` });
    assert.equal(whole[0].directory, 'web');
  });

  it('runs another command on another system', () => {
    const found = tasks(
      '{ "command": "docker build --target a .", "windows": { "command": "docker build --target b ." }, "linux": {} }',
    );
    assert.deepEqual(
      found.map((build) => build.target?.text),
      ['a', 'b'],
    );
    const [windows] = tasks('{ "windows": { "command": "docker build -f a\\\\Dockerfile ." } }');
    assert.equal(windows.dockerfile?.text, 'a/Dockerfile');
  });

  it('is found in launch configurations and workspace files', () => {
    const launch = '{ "configurations": [{ "type": "docker-coreclr", "dockerBuild": { "target": "dev" } }] }';
    assert.equal(vscodeTasks.find({ path: '.vscode/launch.json', text: launch })[0].target?.text, 'dev');
    const text = `{ "tasks": { "tasks": [{ "type": "docker-build", "dockerBuild": { "target": "a" } }] }, "launch": ${launch} }`;
    const found = vscodeTasks.find({ path: 'x.code-workspace', text });
    assert.deepEqual(
      found.map((build) => [build.target?.text, build.paths]),
      [
        ['a', 'folder'],
        ['dev', 'folder'],
      ],
    );
  });

  it('is dynamic where VS Code puts something in', () => {
    const [build] = tasks('{ "type": "docker-build", "dockerBuild": { "target": "${input:stage}" } }');
    assert.deepEqual([build.target?.text, build.target?.dynamic], ['${input:stage}', true]);
    assert.equal(tasks('{ "command": "docker build --target ${input:stage} ." }')[0].target?.dynamic, true);
  });

  it('is none that builds no image', () => {
    for (const text of [
      '{ "type": "npm", "script": "build" }',
      '{ "command": "make", "args": ["build", "--target", "x"] }',
      '{}',
      '1',
      '{ "command": "docker", "args": ["compose", "build"] }',
    ])
      assert.deepEqual(tasks(text), [], text);
    for (const text of ['', '[]', '{"tasks": {"build": 1}}', '"docker build"'])
      assert.deepEqual(vscodeTasks.find({ path, text }), []);
  });

  it('is looked for in the files of VS Code alone', () => {
    for (const found of [path, 'a/.vscode/launch.json', 'a.code-workspace']) assert(vscodeTasks.matches(found), found);
    for (const other of ['tasks.json', '.vscode/settings.json']) assert(!vscodeTasks.matches(other), other);
  });
});
