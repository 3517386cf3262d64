import assert from 'node:assert/strict';
import { MemoryFiles } from '../../../../test/support/memoryFiles';
import { ConfigFiles } from './configFiles';

const root = 'file:///project';
const off = '{ "rules": { "syntax": "off" } }';

async function filesWith(contents: Readonly<Record<string, string>>, path = 'a/b/Dockerfile') {
  const files = new MemoryFiles(contents);
  const configs = new ConfigFiles(files);
  let changes = 0;
  configs.listen(() => changes++);
  await configs.load(`${root}/${path}`);
  return {
    files,
    configs,
    file: () => configs.fileFor(`${root}/${path}`),
    changes: () => changes,
    settled: () => configs.settled(`${root}/${path}`),
  };
}

describe('The configuration of a Dockerfile', () => {
  it('is the nearest one upwards', async () => {
    const near = await filesWith({ 'dockerfile-stages.json': '{}', 'a/dockerfile-stages.json': off });
    assert.equal(near.file()?.uri, `${root}/a/dockerfile-stages.json`);
    const far = await filesWith({ 'dockerfile-stages.json': off, 'b/dockerfile-stages.json': '{}' });
    assert.equal(far.file()?.uri, `${root}/dockerfile-stages.json`);
  });

  it('is none where there is none, and nothing is looked for outside of the open folder', async () => {
    const { file, files, changes } = await filesWith({});
    assert.equal(file(), undefined);
    assert.equal(changes(), 0);
    const read = files.asked.filter((asked) => asked.startsWith('read'));
    assert.deepEqual(
      read,
      ['a/b/', 'a/', ''].map((folder) => `read ${folder}dockerfile-stages.json`),
    );
  });

  it('follows what somebody makes, changes and deletes', async () => {
    const { file, files, changes, settled } = await filesWith({});
    files.write('a/dockerfile-stages.json', off);
    await settled();
    assert.deepEqual(file()?.rules, { syntax: 'off' });
    files.write('a/dockerfile-stages.json', '{}');
    await settled();
    assert.deepEqual(file()?.rules, {});
    files.delete('a');
    await settled();
    assert.equal(file(), undefined);
    assert.equal(changes(), 3);
  });

  it('is what is typed, and what is on disk again when the editor is closed', async () => {
    const { file, configs, changes, settled } = await filesWith({ 'dockerfile-stages.json': '{}' });
    const uri = `${root}/dockerfile-stages.json`;
    const before = changes();
    configs.opened(uri, 1, '{}');
    assert.equal(changes(), before);
    configs.changed(uri, 2, [{ text: off }]);
    assert.deepEqual(file()?.rules, { syntax: 'off' });
    assert.equal(configs.versionOf(uri), 2);
    configs.closed(uri);
    await settled();
    await new Promise(setImmediate);
    assert.deepEqual(file()?.rules, {});
  });

  it('is the same object until it says something else', async () => {
    const { file, files, settled, changes } = await filesWith({ 'dockerfile-stages.json': off });
    const first = file();
    files.write('dockerfile-stages.json', off);
    await settled();
    assert.equal(file(), first);
    assert.equal(changes(), 1);
  });

  it('is none for what stands in no folder', async () => {
    const configs = new ConfigFiles(new MemoryFiles({ 'dockerfile-stages.json': off }));
    await configs.load('untitled:Untitled-1');
    assert.equal(configs.fileFor('untitled:Untitled-1'), undefined);
  });
});
