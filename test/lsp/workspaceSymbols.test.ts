import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SymbolInformation } from 'vscode-languageserver';
import { nodeFiles } from '../../server/src/lsp/node/nodeFiles';
import { clientInMemory, type LspClient } from '../support/lspClient';

/** `name (container)` of what a query finds. */
async function found(client: LspClient, query = ''): Promise<string[]> {
  const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query });
  return symbols.map(({ name, containerName }) => `${name} (${containerName})`);
}

const watches = { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('Workspace symbols', () => {
  let folder: string;
  const uri = (file = '') => pathToFileURL(path.join(folder, file)).href.replace(/\/$/, '');
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'stages-symbols-')));
    write('Dockerfile', 'FROM golang AS builder\nFROM scratch AS runtime\n');
    write('web app/web.Dockerfile', 'FROM node AS bundler\n');
    write('node_modules/x/Dockerfile', 'FROM node AS theirs\n');
    write('.git/Dockerfile', 'FROM node AS theirs\n');
    symlinkSync(folder, path.join(folder, 'circle'), 'junction');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are the stages of all Dockerfiles of the folder, of which none is open', async () => {
    const client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri() });
    assert.ok(client.result.capabilities.workspaceSymbolProvider);
    assert.deepEqual(await found(client), [
      'builder (Dockerfile)',
      'runtime (Dockerfile)',
      'bundler (web app/web.Dockerfile)',
    ]);
    assert.deepEqual(await found(client, 'bndl'), ['bundler (web app/web.Dockerfile)']);
    await client.close();
  });

  it('are those of the editor where a file is open', async () => {
    const client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri() });
    client.open('FROM golang AS unsaved\n', uri('Dockerfile'));
    assert.deepEqual(await found(client, 'd'), ['unsaved (Dockerfile)', 'bundler (web app/web.Dockerfile)']);
    await client.close();
  });

  it('follow the disk, of which the client tells', async () => {
    const client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri(), capabilities: watches });
    await found(client);
    const { registrations } = (await client.hears('client/registerCapability', () => true)) as {
      registrations: { method: string }[];
    };
    assert.equal(registrations[0].method, 'workspace/didChangeWatchedFiles');
    write('Dockerfile', 'FROM golang AS changed\n');
    rmSync(path.join(folder, 'web app'), { recursive: true });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: uri('Dockerfile'), type: 2 },
        { uri: uri('web app'), type: 3 },
      ],
    });
    assert.deepEqual(await found(client), ['changed (Dockerfile)']);
    await client.close();
  });

  it('follow the folders that are open', async () => {
    const opening = { capabilities: watches, workspaceFolders: [{ name: 'a', uri: uri() }] };
    const client = await clientInMemory({ files: nodeFiles }).initialize(opening);
    assert.equal((await found(client)).length, 3);
    const [added, removed] = [[{ name: 'b', uri: uri('web app') }], opening.workspaceFolders];
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    assert.deepEqual(await found(client), ['bundler (web.Dockerfile)']);
    await client.close();
  });

  it('come from the client where it gives its files', async () => {
    const text = 'FROM golang AS remote\n';
    const answers: Record<string, unknown> = {
      'dockerfileStages/findFiles': ['vscode-vfs://github/me/app/Dockerfile'],
      'dockerfileStages/stat': { kind: 'file', size: text.length, changed: 0 },
      'dockerfileStages/readFile': text,
    };
    const client = clientInMemory({ files: nodeFiles });
    for (const [method, answer] of Object.entries(answers)) client.connection.onRequest(method, () => answer);
    const workspaceFolders = [{ name: 'app', uri: 'vscode-vfs://github/me/app' }];
    await client.initialize({ workspaceFolders, initializationOptions: { readsFiles: true } });
    assert.deepEqual(await found(client), ['remote (Dockerfile)']);
    await client.close();
  });

  it('are those of open files where nothing else can be seen', async () => {
    const client = await clientInMemory().initialize();
    client.open('FROM golang AS here\n');
    assert.deepEqual(await found(client), ['here (Dockerfile)']);
    await client.close();
  });
});
