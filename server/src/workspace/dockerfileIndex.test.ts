import assert from 'node:assert/strict';
import { MemoryFiles } from '../../../test/support/memoryFiles';
import { DockerfileIndex } from './dockerfileIndex';

/** `path: stages`, sorted. */
async function content(index: DockerfileIndex): Promise<string[]> {
  const found = await index.dockerfiles();
  return found
    .map(({ uri, stages }) => `${uri.replace('file:///project/', '')}: ${stages.map(({ name }) => name).join(' ')}`)
    .sort();
}

const some = {
  'a/Dockerfile': 'FROM x AS one\n',
  Containerfile: 'FROM x AS two\n',
  'b/web.dockerfile': 'FROM x AS three\nFROM x AS four\n',
  'b/Dockerfile.dev': 'FROM x AS five\n',
  'b/Dockerfile.dockerignore': 'FROM x AS no\n',
  'b/main.go': 'FROM x AS no\n',
};
const all = ['Containerfile: two', 'a/Dockerfile: one', 'b/Dockerfile.dev: five', 'b/web.dockerfile: three four'];

for (const isWatched of [true, false]) {
  describe(`The Dockerfiles of a folder ${isWatched ? 'whose changes are told' : 'that nobody watches'}`, () => {
    it('are found by their names', async () => {
      assert.deepEqual(await content(new DockerfileIndex(new MemoryFiles(some, isWatched))), all);
    });

    it('are looked for when somebody asks, and read once', async () => {
      const files = new MemoryFiles(some, isWatched);
      const index = new DockerfileIndex(files);
      assert.equal(files.asked.length, 0);
      await Promise.all([index.dockerfiles(), index.dockerfiles()]);
      await index.dockerfiles();
      assert.equal(files.asked.filter((asked) => asked.startsWith('read')).length, 4);
    });

    it('are read again when they change, come and go', async () => {
      const files = new MemoryFiles(some, isWatched);
      const index = new DockerfileIndex(files);
      await index.dockerfiles();
      files.asked.length = 0;
      files.write('a/Dockerfile', 'FROM x AS other\n');
      files.write('c/Dockerfile', 'FROM x AS fresh\n');
      files.delete('Containerfile');
      files.delete('b');
      assert.deepEqual(await content(index), ['a/Dockerfile: other', 'c/Dockerfile: fresh']);
      assert.deepEqual(files.asked.filter((asked) => asked.startsWith('read')).sort(), [
        'read a/Dockerfile',
        'read c/Dockerfile',
      ]);
    });
  });
}

describe('The Dockerfiles of a folder', () => {
  it('are there for the next one who asks when nobody told of them', async () => {
    const files = new MemoryFiles(some);
    const index = new DockerfileIndex(files);
    await index.dockerfiles();
    files.isMute = true;
    files.write('late/Dockerfile', 'FROM x AS late\n');
    files.write('Containerfile', 'FROM x AS changed\n');
    files.delete('b');
    for (let times = 0; times < 20; times++) await index.dockerfiles();
    assert.deepEqual(await content(index), ['Containerfile: changed', 'a/Dockerfile: one', 'late/Dockerfile: late']);
  });

  it('are told of when they change, and of nothing else', async () => {
    const files = new MemoryFiles(some);
    const index = new DockerfileIndex(files);
    let told = 0;
    const end = index.listen(() => told++);
    await index.dockerfiles();
    files.delete('b/main.go');
    assert.equal(told, 0);
    files.write('a/Dockerfile', 'FROM x AS other\n');
    files.delete('b');
    assert.equal(told, 2);
    end();
    files.write('a/Dockerfile', 'FROM x AS third\n');
    assert.equal(told, 2);
  });

  it('are told of when they turn up by themselves, once', async () => {
    const files = new MemoryFiles(some);
    const index = new DockerfileIndex(files);
    let told = 0;
    index.listen(() => told++);
    await index.dockerfiles();
    files.isMute = true;
    files.write('late/Dockerfile', 'FROM x AS late\n');
    for (let times = 0; times < 20; times++) {
      await index.dockerfiles();
      await new Promise(setImmediate);
    }
    assert.equal(told, 1);
  });

  it('may say anything', async () => {
    const files = new MemoryFiles({ Dockerfile: '\u0000"[FROM \\', 'x.dockerfile': '' });
    assert.deepEqual(await content(new DockerfileIndex(files)), ['Dockerfile: ', 'x.dockerfile: ']);
  });
});
