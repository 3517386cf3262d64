import assert from 'node:assert/strict';
import { type IndexedDockerfile, indexed } from '../workspace/dockerfileIndex';
import { createSnapshot } from '../workspace/snapshots';
import { workspaceSymbols } from './workspaceSymbols';

type Files = Readonly<Record<string, string>>;

const snapshot = (path: string, text: string, folder = 'file:///project/') =>
  createSnapshot({ uri: folder + path, version: 1, text, targets: [] });
const snapshots = (files: Files) => Object.entries(files).map(([path, text]) => snapshot(path, text));

/** `name (container)` of what a query finds. */
function found(query: string, { open = {}, disk = {} }: { open?: Files; disk?: Files }): string[] {
  const onDisk: IndexedDockerfile[] = snapshots(disk).map(indexed);
  const places = { open: snapshots(open), onDisk, folders: ['file:///project'] };
  return workspaceSymbols(query, places).map(({ name, containerName }) => `${name} (${containerName})`);
}

const disk = {
  'web/Dockerfile': 'FROM node AS deps\nFROM deps AS builder\nFROM nginx\n',
  'api/Dockerfile.dev': 'FROM golang AS build-env\nFROM scratch AS runtime\n',
};

describe('Jumping to a stage anywhere', () => {
  it('offers all stages, named ones first, when nothing is typed', () => {
    assert.deepEqual(found('', { disk }), [
      'build-env (api/Dockerfile.dev)',
      'runtime (api/Dockerfile.dev)',
      'deps (web/Dockerfile)',
      'builder (web/Dockerfile)',
      'stage 2 (web/Dockerfile)',
    ]);
  });

  it('finds a stage by some of its letters, in any case, the best match first', () => {
    assert.deepEqual(found('BUILD', { disk }), ['build-env (api/Dockerfile.dev)', 'builder (web/Dockerfile)']);
    assert.deepEqual(found('builder', { disk }), ['builder (web/Dockerfile)']);
    assert.deepEqual(found('bdv', { disk }), ['build-env (api/Dockerfile.dev)']);
    assert.deepEqual(found('e', { disk: { Dockerfile: 'FROM a AS xe\nFROM a AS ex\nFROM a AS e\n' } }), [
      'e (Dockerfile)',
      'ex (Dockerfile)',
      'xe (Dockerfile)',
    ]);
    assert.deepEqual(found('xyz', { disk }), []);
  });

  it('takes further words for parts of the path', () => {
    assert.deepEqual(found('b web', { disk }), ['builder (web/Dockerfile)']);
  });

  it('takes the text in the editor for what is on disk', () => {
    const open = { 'web/Dockerfile': 'FROM node AS unsaved\n' };
    assert.deepEqual(found('', { open, disk }), [
      'unsaved (web/Dockerfile)',
      'build-env (api/Dockerfile.dev)',
      'runtime (api/Dockerfile.dev)',
    ]);
  });

  it('knows a file again however its place is written', () => {
    const places = {
      open: [snapshot('my%20app/Dockerfile', 'FROM a AS here\n', 'file:///c%3A/')],
      onDisk: [indexed(snapshot('my app/Dockerfile', 'FROM a AS there\n', 'file:///C:/'))],
      folders: ['file:///c%3A/my%20app'],
    };
    assert.deepEqual(
      workspaceSymbols('', places).map(({ name, containerName }) => `${name} ${containerName}`),
      ['here Dockerfile'],
    );
  });

  it('has nothing to do with other versions of a file, but with files that were never saved', () => {
    const open = [
      createSnapshot({ uri: 'git:/project/Dockerfile?ref', version: 1, text: 'FROM a AS old', targets: [] }),
      createSnapshot({ uri: 'untitled:Untitled-1', version: 1, text: 'FROM a AS fresh', targets: [] }),
    ];
    const symbols = workspaceSymbols('', { open, onDisk: [], folders: [] });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['fresh'],
    );
  });

  it('leads to the name, or to FROM where there is none', () => {
    const places = { open: snapshots({ Dockerfile: 'FROM a AS b\n  FROM b\n' }), onDisk: [], folders: [] };
    assert.deepEqual(
      workspaceSymbols('', places).map(({ location: { range } }) => [range.start, range.end.character]),
      [
        [{ line: 0, character: 10 }, 11],
        [{ line: 1, character: 2 }, 6],
      ],
    );
  });

  it('tells folders apart where several are open', () => {
    const places = {
      open: snapshots({ Dockerfile: 'FROM a AS b' }),
      onDisk: [],
      folders: ['file:///x', 'file:///project'],
    };
    assert.equal(workspaceSymbols('', places)[0].containerName, 'project/Dockerfile');
  });

  it('sends no more than anybody could look at', () => {
    const text = Array.from({ length: 3000 }, (_, i) => `FROM a AS s${i}`).join('\n');
    assert.equal(found('', { disk: { Dockerfile: text } }).length, 1000);
  });
});
