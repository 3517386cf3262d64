import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagram } from '../../server/src/protocol/diagram';
import { clientOverStdio, dockerfileUri } from '../support/lspClient';

const root = join(__dirname, '..', '..');
const bundle = join(root, 'server', 'dist', 'server.js');

describe('The bundled server over stdio', () => {
  before('needs the bundles', function () {
    this.timeout(60000);
    if (!existsSync(bundle)) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root });
  });

  it('serves an editor and ends with it', async () => {
    const { client, exitCode } = clientOverStdio(bundle);
    await client.initialize();
    client.open('FROM golang AS builder\nFROM alpine\nCOPY --from=bilder /a /a\n');
    assert.match(String((await client.published(1)).diagnostics[0].message), /bilder/);
    const labels = (await client.completions({ line: 2, character: 12 })).map(({ label }) => label);
    assert.deepEqual(labels, ['builder']);
    await client.close();
    assert.equal(await exitCode, 0);
  });

  it('draws a diagram with the layout engine that lies beside it', async () => {
    const { client } = clientOverStdio(bundle);
    await client.initialize();
    client.open('FROM golang AS builder\nFROM alpine\nCOPY --from=builder /a /a\n');
    const diagram = await client.request<Diagram>('dockerfileStages/diagram', { uri: dockerfileUri });
    assert.ok(diagram.nodes.length === 4 && diagram.edges.length === 3);
    await client.close();
  });

  it('speaks French to who does', async () => {
    const { client } = clientOverStdio(bundle);
    await client.initialize({ locale: 'fr' });
    client.open('FROM alpine\n');
    const [, lens] = await client.ask<{ command: { title: string } }[]>('codeLens');
    assert.equal(lens.command.title, 'Afficher le diagramme');
    await client.close();
  });

  it('ends when its input does', async () => {
    const { client, process, exitCode } = clientOverStdio(bundle);
    await client.initialize();
    process.stdin?.end();
    assert.equal(await exitCode, 1);
  });
});
