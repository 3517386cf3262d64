import assert from 'node:assert/strict';
import { devcontainer } from './devcontainer';

/** What a devcontainer.json builds: the stage, the Dockerfile and the context. */
function told(text: string, path = '.devcontainer/devcontainer.json') {
  const [build, ...others] = devcontainer.find({ path, text });
  assert.equal(others.length, 0);
  return build && [build.target?.text, build.dockerfile?.text, build.context?.text];
}

describe('a development container', () => {
  it('names its stage, its Dockerfile and its context', () => {
    const text =
      '// dev\n{ "name": "Go", "build": { "dockerfile": "Dockerfile", "context": "..", "target": "dev", "args": { "A": "1" }, } }';
    assert.deepEqual(told(text), ['dev', 'Dockerfile', '..']);
    const [build] = devcontainer.find({ path: '.devcontainer/devcontainer.json', text });
    const { start, end } = build.target?.range ?? assert.fail();
    assert.equal(text.split('\n')[start.line].slice(start.character, end.character), 'dev');
    assert.deepEqual(
      [build.label, build.paths, build.dockerfileIn, build.buildArgs],
      ['Go', 'folder', 'directory', { A: '1' }],
    );
  });

  it('may name them in the older way', () =>
    assert.deepEqual(told('{ "dockerFile": "../Dockerfile", "context": ".." }'), [undefined, '../Dockerfile', '..']));

  it('finds the folder that is opened from where its file is', () => {
    const text = '{ "build": { "dockerfile": "${localWorkspaceFolder}/Dockerfile" } }';
    assert.equal(told(text)[1], '../Dockerfile');
    assert.equal(told(text, 'a/.devcontainer/go/devcontainer.json')[1], '../../Dockerfile');
    assert.equal(told(text, '.devcontainer.json')[1], './Dockerfile');
  });

  it('may name its stage among the options of the build', () => {
    const told = (options: string) => {
      const text = `{ "build": { "dockerfile": "Dockerfile", "options": [${options}] } }`;
      const { target } = devcontainer.find({ path: '.devcontainer.json', text })[0];
      return target && `${target.text} ${text.slice(target.range.start.character, target.range.end.character)}`;
    };
    assert.equal(told('"--pull", "--target=dev"'), 'dev dev');
    assert.equal(told('"--target", "dev"'), 'dev dev');
    assert.equal(told('"--target="'), ' ');
    assert.equal(told('"--pull", 1'), undefined);
  });

  it('has an empty target where one is about to be typed', () =>
    assert.deepEqual(told('{ "build": { "dockerfile": "Dockerfile", "target": "\n } }'), [
      '',
      'Dockerfile',
      undefined,
    ]));

  it('builds nothing where it has an image', () => {
    for (const text of [
      '{ "image": "dockerfile", "build": { "target": "dev" } }',
      '',
      '[',
      '{ "dockerComposeFile": "Dockerfile" }',
    ])
      assert.equal(told(text), undefined);
  });

  it('is looked for by its name', () => {
    for (const found of [
      '.devcontainer.json',
      '.devcontainer/devcontainer.json',
      'a/.devcontainer/b/devcontainer.json',
    ])
      assert(devcontainer.matches(found), found);
    assert(!devcontainer.matches('my-devcontainer.json'));
  });
});
