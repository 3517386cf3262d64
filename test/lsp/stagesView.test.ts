import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFiles } from '../../server/src/lsp/node/nodeFiles';
import {
  dockerfilesChanged,
  dockerfilesRequest,
  type ListedDockerfile,
  type ListedStage,
  listedStagesRequest,
} from '../../server/src/protocol/stagesView';
import { clientInMemory, type LspClient } from '../support/lspClient';

const watches = { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('What the view of stages is told', () => {
  let folder: string;
  let client: LspClient;
  const uri = (file = '') => pathToFileURL(path.join(folder, file)).href.replace(/\/$/, '');
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };

  /** `path: stages`, sorted. */
  const files = async () => {
    const found = await client.request<ListedDockerfile[]>(dockerfilesRequest, {});
    return found
      .map((file) => `${file.uri.replace(uri(), '')}: ${file.stages.map(({ name }) => name).join(' ')}`)
      .sort();
  };

  const stages = async (file: string) => {
    const found = await client.request<ListedStage[] | null>(listedStagesRequest, { uri: uri(file) });
    return found?.map(({ label, base, takes }) => `${label} from ${base}, takes ${takes.length}`);
  };

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'stages-view-')));
    write('Dockerfile', 'FROM golang AS builder\nFROM scratch AS runtime\nCOPY --from=builder /a /b\n');
    write('web/web.Dockerfile', 'FROM node AS bundler\n');
    client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri(), capabilities: watches });
  });

  afterEach(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is which Dockerfiles there are, and the stages of each, of which none is open', async () => {
    assert.deepEqual(await files(), ['/Dockerfile: builder runtime', '/web/web.Dockerfile: bundler']);
    assert.deepEqual(await stages('Dockerfile'), ['builder from golang, takes 1', 'runtime from scratch, takes 2']);
    assert.equal(await stages('Missing'), undefined);
  });

  it('is what the editor has where a file is open', async () => {
    client.open('FROM golang AS typed\n', uri('Dockerfile'));
    client.open('FROM node AS fresh\n', 'untitled:Untitled-1');
    assert.deepEqual(await files(), [
      '/Dockerfile: typed',
      '/web/web.Dockerfile: bundler',
      'untitled:Untitled-1: fresh',
    ]);
    assert.deepEqual(await stages('Dockerfile'), ['typed from golang, takes 1']);
  });

  it('is that files changed on disk, once for many', async () => {
    await files();
    write('Dockerfile', 'FROM golang AS changed\n');
    rmSync(path.join(folder, 'web'), { recursive: true });
    const changes = [
      { uri: uri('Dockerfile'), type: 2 },
      { uri: uri('web'), type: 3 },
    ];
    client.notify('workspace/didChangeWatchedFiles', { changes });
    await client.hears(dockerfilesChanged);
    assert.deepEqual(await files(), ['/Dockerfile: changed']);
    assert.equal(client.heard.filter(({ method }) => method === dockerfilesChanged).length, 1);
  });

  it('is nothing where nobody shows it', async () => {
    await client.request('workspace/symbol', { query: '' });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('Dockerfile'), type: 2 }] });
    for (let times = 0; times < 5; times++) await client.request('workspace/symbol', { query: '' });
    assert.ok(client.heard.every(({ method }) => method !== dockerfilesChanged));
  });
});
