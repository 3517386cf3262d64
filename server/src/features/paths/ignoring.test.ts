import assert from 'node:assert/strict';
import { MemoryFiles } from '../../../../test/support/memoryFiles';
import { targetReference } from '../../../../test/support/targetReferences';
import { newReference } from '../../targets/newReference';
import { createSnapshot } from '../../workspace/snapshots';
import { ignoringOf } from './ignoring';

/** The ignore files that count for a Dockerfile, from the project's folder. */
async function ignoringIn(
  files: Readonly<Record<string, string>>,
  { path = 'Dockerfile', contexts = [] }: { readonly path?: string; readonly contexts?: readonly string[] } = {},
): Promise<readonly string[] | undefined> {
  const memory = new MemoryFiles(files);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const targets = contexts.map((text) => {
    const context = { text, range, dynamic: text.includes('$') };
    const build = newReference({ kind: 'compose', label: 'app', range, paths: 'folder', target: undefined, context });
    return targetReference({ build });
  });
  const text = files[path] ?? '';
  const snapshot = createSnapshot({ uri: `file:///project/${path}`, version: 1, text, targets });
  const found = await ignoringOf(snapshot, memory);
  return found?.map(({ uri }) => uri.replace('file:///project/', ''));
}

describe('The ignore files of a Dockerfile', () => {
  it('are the one beside it, or the one with its name', async () => {
    assert.deepEqual(await ignoringIn({ Dockerfile: '', '.dockerignore': '' }), ['.dockerignore']);
    const both = { Dockerfile: '', '.dockerignore': '', 'Dockerfile.dockerignore': '' };
    assert.deepEqual(await ignoringIn(both), ['Dockerfile.dockerignore']);
  });

  it('are none where nobody wrote one, or one of the contexts has none', async () => {
    assert.deepEqual(await ignoringIn({ Dockerfile: '' }), []);
    assert.deepEqual(
      await ignoringIn({ 'docker/Dockerfile': 'FROM a\nCOPY src /\n' }, { path: 'docker/Dockerfile' }),
      [],
    );
  });

  it('are the one of a folder above, if that holds what is copied', async () => {
    const files = { 'docker/Dockerfile': 'FROM scratch\nCOPY src /\n', '.dockerignore': '', 'src/a': '' };
    assert.deepEqual(await ignoringIn(files, { path: 'docker/Dockerfile' }), ['.dockerignore']);
  });

  it('are those of all contexts that other files name', async () => {
    const files = { Dockerfile: '', '.dockerignore': '', 'web/.dockerignore': '', 'api/main.go': '' };
    assert.deepEqual(await ignoringIn(files, { contexts: ['.', './web'] }), ['.dockerignore', 'web/.dockerignore']);
    assert.deepEqual(await ignoringIn(files, { contexts: ['.', 'api'] }), []);
  });

  it('are unknown where a context is', async () => {
    assert.equal(await ignoringIn({ Dockerfile: '', '.dockerignore': '' }, { contexts: ['$WHERE'] }), undefined);
    const remote = { contexts: ['https://example.com/a.git'] };
    assert.equal(await ignoringIn({ Dockerfile: '', '.dockerignore': '' }, remote), undefined);
  });
});
