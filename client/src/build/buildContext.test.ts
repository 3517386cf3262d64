import assert from 'node:assert/strict';
import * as path from 'node:path';
import { type ContextCandidate, contextCandidates, type Folders, obviousContext } from './buildContext';

const root = path.resolve('/repo');

/** A disk with these files, given relative to the workspace folder. */
function disk(...files: string[]): Folders {
  const all = new Set<string>([root]);
  for (const file of files) {
    for (let at = path.join(root, file); at.length > root.length; at = path.dirname(at)) all.add(at);
  }
  return {
    exists: async (file) => all.has(file),
    names: async (folder) =>
      [...all].filter((file) => path.dirname(file) === folder).map((file) => path.basename(file)),
  };
}

/** Candidates, as paths relative to the workspace folder, with what is missing in them. */
async function candidates(dockerfile: string, sources: string[], folders: Folders, workspaceFolder?: string) {
  const found = await contextCandidates(
    { dockerfile: path.join(root, dockerfile), workspaceFolder: workspaceFolder ?? root, sources },
    folders,
  );
  return found.map(
    ({ folder, missing }) => `${path.relative(root, folder) || '.'}: ${missing.join(' ') || 'all there'}`,
  );
}

describe('the build context', () => {
  it("is the Dockerfile's folder when everything is there", async () => {
    const folders = disk('api/Dockerfile', 'api/package.json', 'package.json');
    assert.deepEqual(await candidates('api/Dockerfile', ['package.json', '.'], folders), ['api: all there']);
  });

  it("is the Dockerfile's folder when nothing is copied", async () => {
    assert.deepEqual(await candidates('docker/Dockerfile', [], disk('docker/Dockerfile')), ['docker: all there']);
  });

  it('is looked for up to the workspace root', async () => {
    const folders = disk('docker/Dockerfile', 'go.mod', 'cmd/main.go');
    assert.deepEqual(await candidates('docker/Dockerfile', ['go.mod', 'cmd'], folders), [
      '.: all there',
      'docker: go.mod cmd',
    ]);
  });

  it('puts the folder that holds most first, and the nearest among equals', async () => {
    const folders = disk('a/b/c/Dockerfile', 'a/b/x', 'a/b/y', 'a/x', 'a/y', 'x');
    assert.deepEqual(await candidates('a/b/c/Dockerfile', ['x', 'y'], folders), [
      'a/b: all there',
      'a: all there',
      '.: y',
      'a/b/c: x y',
    ]);
  });

  it('is no other when no folder is better, such as for files that are yet to be made', async () => {
    assert.deepEqual(await candidates('docker/Dockerfile', ['dist'], disk('docker/Dockerfile')), ['docker: dist']);
  });

  it('never leaves the workspace folder', async () => {
    const folders = disk('app/docker/Dockerfile', 'go.mod');
    assert.deepEqual(await candidates('app/docker/Dockerfile', ['go.mod'], folders, path.join(root, 'app')), [
      'app/docker: go.mod',
    ]);
    assert.deepEqual(await candidates('docker/Dockerfile', ['go.mod'], folders, path.join(root, 'other')), [
      'docker: go.mod',
    ]);
  });

  it('reads `/x`, `./x` and `../x` as BuildKit does', async () => {
    const folders = disk('Dockerfile', 'x');
    assert.deepEqual(await candidates('Dockerfile', ['/x', './x', '../x', 'y/../x', './'], folders), ['.: all there']);
  });

  it('understands wildcards', async () => {
    const folders = disk(
      'docker/Dockerfile',
      'package.json',
      'package-lock.json',
      'src/a/main.go',
      'f[1].txt',
      '日.md',
    );
    const there = [
      'package*.json',
      'p?ckage.json',
      'src/*/main.go',
      '[a-z]ackage.json',
      '[^x]ackage.json',
      '**/x',
      'f\\[1].txt',
      '?.md',
    ];
    assert.deepEqual(await candidates('docker/Dockerfile', there, folders), [
      '.: all there',
      `docker: ${there.filter((source) => source !== '**/x').join(' ')}`,
    ]);
    const gone = ['*.toml', 'src/*/main.rs', '[^p]ackage.json', 'package?.json'];
    assert.deepEqual(await candidates('docker/Dockerfile', gone, folders), [`docker: ${gone.join(' ')}`]);
  });

  it('stays quick for patterns made to be slow', async () => {
    const folders = disk('Dockerfile', 'a'.repeat(200));
    assert.deepEqual(await candidates('Dockerfile', [`${'*a'.repeat(100)}b`], folders), [`.: ${'*a'.repeat(100)}b`]);
  });
});

describe('the build context that needs no question', () => {
  /** `folder` or `folder-what-is-missing`. */
  const candidates = (...words: string[]): ContextCandidate[] =>
    words.map((word) => {
      const [folder = '', ...missing] = word.split('-');
      return { folder, missing };
    });
  const obvious = (all: string[], built: string[] = []) =>
    obviousContext(candidates(...all), candidates(...built))?.folder;

  it('is the only one there is', () => {
    assert.equal(obvious(['docker-dist']), 'docker');
  });

  it('is the only one in which everything is', () => {
    assert.equal(obvious(['root', 'app-x', 'docker-x-y']), 'root');
    assert.equal(obvious(['root', 'app', 'docker-x-y']), undefined);
    assert.equal(obvious(['root-x', 'docker-x-y']), undefined);
  });

  it('is where other files build the stage, whatever is there', () => {
    assert.equal(obvious(['root', 'docker-x'], ['app-x-y']), 'app');
    assert.equal(obvious(['docker'], ['app-x', 'web']), 'web');
    assert.equal(obvious(['docker'], ['app', 'web']), undefined);
  });
});
