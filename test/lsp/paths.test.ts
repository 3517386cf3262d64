import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentLink, Hover } from 'vscode-languageserver';
import { nodeFiles } from '../../server/src/lsp/node/nodeFiles';
import { clientInMemory, type LspClient } from '../support/lspClient';

const text = 'FROM scratch\nCOPY src/main.go src/ /app/\n';
const behindFolder = { line: 1, character: 21 };

const labels = async (client: LspClient, uri: string) =>
  (await client.completions(behindFolder, uri)).map(({ label }) => label).sort();

describe('Host paths over the wire', () => {
  let folder: string;
  const uri = (file: string) => pathToFileURL(path.join(folder, file)).href;

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'stages-paths-')));
    mkdirSync(path.join(folder, 'src'));
    for (const file of ['src/main.go', 'src/b c.go', 'src/x.tmp'])
      writeFileSync(path.join(folder, file), 'package main\n');
    writeFileSync(path.join(folder, '.dockerignore'), '**/*.tmp\n');
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are those of the disk for clients that give no files', async () => {
    const client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri('') });
    const dockerfile = uri('Dockerfile');
    client.open(text, dockerfile);
    assert.deepEqual(await labels(client, dockerfile), ['main.go']);
    const hover = await client.at<Hover>('hover', { line: 1, character: 8 }, dockerfile);
    assert.match(JSON.stringify(hover.contents), /main\.go.*13 bytes/);
    const links = await client.ask<DocumentLink[]>('documentLink', {}, dockerfile);
    assert.deepEqual(
      links.map(({ target }) => target),
      [uri('src/main.go')],
    );
    await client.close();
  });

  it('are those of the client where it gives them, in the folder that it builds in', async () => {
    const asked: string[] = [];
    const client = clientInMemory({ files: nodeFiles });
    const answer = (method: string, give: (uri: string) => unknown) =>
      client.connection.onRequest(`dockerfileStages/${method}`, (params: { uri: string }) => {
        asked.push(`${method} ${params.uri}`);
        return give(params.uri);
      });
    answer('buildContext', () => 'vscode-vfs://github/me/app');
    answer('readDirectory', (at) => {
      if (at.endsWith('/app')) return [{ name: 'src', kind: 'folder' }];
      return at.endsWith('/src') ? [{ name: 'remote.go', kind: 'file' }] : null;
    });
    await client.initialize({ initializationOptions: { readsFiles: true } });
    const dockerfile = 'vscode-vfs://github/me/app/docker/Dockerfile';
    client.open(text, dockerfile);
    assert.deepEqual(await labels(client, dockerfile), ['remote.go']);
    assert.deepEqual(await labels(client, dockerfile), ['remote.go']);
    assert.equal(asked.filter((one) => one === 'readDirectory vscode-vfs://github/me/app/src').length, 1);
    await client.close();
  });

  it('are none when the client answers with errors', async () => {
    const client = clientInMemory();
    client.connection.onRequest('dockerfileStages/readDirectory', () => {
      throw new Error('no such provider');
    });
    await client.initialize({ initializationOptions: { readsFiles: true } });
    client.open(text);
    assert.deepEqual(await labels(client, 'file:///project/Dockerfile'), []);
    await client.close();
  });
});
