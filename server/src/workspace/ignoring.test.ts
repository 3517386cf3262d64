import assert from 'node:assert/strict';
import { readDockerIgnore } from './dockerignore';
import { noFiles } from './files';
import { IgnoringFiles } from './ignoring';

const uri = 'file:///project/Dockerfile';
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('The ignore files of open Dockerfiles', () => {
  /** An index over one ignore file, whose text and changes are ours. */
  function index(text: string | undefined) {
    const disk = { text, changed: (_: string | undefined) => {} };
    const files = {
      ...noFiles,
      watch: async (_: readonly string[], changed: (uri: string | undefined) => void) => {
        disk.changed = changed;
        return true;
      },
    };
    let told = 0;
    const ignoring = new IgnoringFiles(files, async () => {
      const ignored = disk.text;
      return ignored === undefined ? undefined : [{ uri: `${uri}.dockerignore`, ignore: readDockerIgnore(ignored) }];
    });
    ignoring.listen(() => told++);
    return { disk, ignoring, told: () => told };
  }

  it('are read when somebody wants to know, and listeners hear of it', async () => {
    const { ignoring, told } = index('dist\n');
    assert.equal(ignoring.ignoringOf(uri), undefined);
    ignoring.want(uri);
    ignoring.want(uri);
    await turn();
    assert.equal(ignoring.ignoringOf(uri)?.length, 1);
    assert.equal(told(), 1);
  });

  it('are read again when they change on disk, and stay the same where they say the same', async () => {
    const { disk, ignoring, told } = index('dist\n');
    ignoring.want(uri);
    await turn();
    const before = ignoring.ignoringOf(uri);
    disk.changed('file:///project/main.go');
    disk.changed('file:///project/.dockerignore');
    await turn();
    assert.equal(ignoring.ignoringOf(uri), before);
    disk.text = 'other\n';
    disk.changed('file:///project/.dockerignore');
    await turn();
    assert.equal(ignoring.ignoringOf(uri)?.[0]?.ignore.patterns[0]?.written, 'other');
    assert.equal(told(), 2);
  });

  it('are waited for by who asks', async () => {
    const { disk, ignoring } = index('dist\n');
    assert.equal((await ignoring.ask(uri))?.length, 1);
    disk.text = undefined;
    disk.changed(`${uri}.dockerignore`);
    assert.equal(await ignoring.ask(uri), undefined);
  });

  it('say nothing to anybody where there is none, or where they are forgotten', async () => {
    const { ignoring, told } = index(undefined);
    ignoring.want(uri);
    await turn();
    assert.equal(told(), 0);
    ignoring.forget(uri);
    assert.equal(ignoring.ignoringOf(uri), undefined);
  });
});
