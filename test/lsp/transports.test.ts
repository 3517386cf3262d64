import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagram } from '../../server/src/protocol/diagram';
import {
  clientOverIpc,
  clientOverSocket,
  clientOverStdio,
  dockerfileUri,
  type ServerProcess,
} from '../support/lspClient';

const root = join(__dirname, '..', '..');
const bundle = join(root, 'server', 'dist', 'server.js');
const file = 'FROM golang:1.23 AS builder\nFROM nginx:1.27\nCOPY --from=bilder /a /a\n';

/** Opens, is told of a mistake, completes and says good-bye. */
async function converse({ client, exitCode }: ServerProcess): Promise<void> {
  await client.initialize();
  client.open(file);
  assert.match(String((await client.published(1)).diagnostics[0].message), /bilder/);
  const labels = (await client.completions({ line: 2, character: 12 })).map(({ label }) => label);
  assert.deepEqual(labels, ['builder']);
  await client.close();
  assert.equal(await exitCode, 0);
}

describe('The bundled server', () => {
  before('is built', function () {
    this.timeout(60_000);
    execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root });
  });

  it('serves over stdio', () => converse(clientOverStdio(bundle)));

  it('serves over node-ipc', () => converse(clientOverIpc(bundle)));

  it('serves over a socket', async () => converse(await clientOverSocket(bundle)));

  it('serves over a named pipe', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dockerfile-stages-'));
    const pipe = process.platform === 'win32' ? `\\\\.\\pipe\\dockerfile-stages-${process.pid}` : join(folder, 'pipe');
    await converse(await clientOverSocket(bundle, pipe));
  });

  it('draws a diagram with the layout engine that lies beside it', async () => {
    const { client, exitCode } = clientOverStdio(bundle);
    await client.initialize();
    client.open(file.replace('bilder', 'builder'));
    const { nodes, edges } = await client.request<Diagram>('dockerfileStages/diagram', { uri: dockerfileUri });
    assert.deepEqual([nodes.length, edges.length], [4, 3]);
    await client.close();
    assert.equal(await exitCode, 0);
  });

  it('speaks French to who does', async () => {
    const { client, exitCode } = clientOverStdio(bundle);
    await client.initialize({ locale: 'fr', initializationOptions: { codeLens: true } });
    client.open(file);
    const [, lens] = await client.ask<{ command: { title: string } }[]>('codeLens');
    assert.equal(lens.command.title, 'Afficher le diagramme');
    await client.close();
    assert.equal(await exitCode, 0);
  });

  it('ends when its input does', async () => {
    const { client, process: child, exitCode } = clientOverStdio(bundle);
    await client.initialize();
    child.stdin?.end();
    assert.equal(await exitCode, 1);
  });
});
