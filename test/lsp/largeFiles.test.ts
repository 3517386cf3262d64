import assert from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { clientInMemory, type LspClient } from '../support/lspClient';

const head = 'FROM golang:1.23 AS builder\nRUN sudo ls\nFROM nginx:1.27\nCOPY --from=bilder /a /a\n';
/** More than is looked at in one go. */
const large = `${head}${'LABEL some.label="a value of some length"\n'.repeat(800)}RUN sudo id\nUSER 10001\n`;

const codes = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code }) => String(code));
const places = ({ diagnostics }: PublishDiagnosticsParams) =>
  diagnostics.map(({ code, range }) => `${code} ${range.start.line}`).sort();

/** What is published for a version once advice on the first stage is among it. */
function all(client: LspClient, version: number): Promise<PublishDiagnosticsParams> {
  return client.hears('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) => {
    return found.version === version && codes(found).includes('sudo-in-run');
  });
}

/** Waits for a publication that is the last one for a while. */
async function lastOf(client: LspClient): Promise<PublishDiagnosticsParams> {
  for (let count = -1; count !== client.publications().length; ) {
    count = client.publications().length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const last = client.publications().at(-1);
  assert.ok(last);
  return last;
}

describe('In a large file', function () {
  this.timeout(30_000);

  it('what is urgent is told first when it opens, and all the rest right behind', async () => {
    const client = await clientInMemory().initialize();
    client.open(large);
    const first = await client.published(1);
    assert.ok(codes(first).includes('unknown-stage'), String(codes(first)));
    assert.ok(!codes(first).includes('sudo-in-run'), String(codes(first)));
    assert.ok(codes(await all(client, 1)).includes('unknown-stage'));
    await client.close();
  });

  it('what is told after a key moves with the lines, and is all there once the typing pauses', async () => {
    const client = await clientInMemory().initialize();
    client.open(large);
    await all(client, 1);
    const version = client.edit('RUN true\n', { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } });
    const atOnce = places(await client.published(version));
    for (const one of ['unknown-stage 4', 'sudo-in-run 1', 'sudo-in-run 805']) assert.ok(atOnce.includes(one), one);
    const typed = client.edit('x', { start: { line: 805, character: 11 }, end: { line: 805, character: 11 } });
    assert.ok(!places(await client.published(typed)).includes('sudo-in-run 805'));
    const paused = await lastOf(client);
    const fresh = await clientInMemory().initialize();
    fresh.open(large.replace('COPY', 'RUN true\nCOPY').replace('sudo id', 'sudo idx'));
    assert.deepEqual(places(paused), places(await lastOf(fresh)));
    assert.ok(places(paused).includes('sudo-in-run 805'));
    await client.close();
    await fresh.close();
  });

  it('the same is told again for each version, also of what a key did not change', async () => {
    const client = await clientInMemory().initialize();
    client.open(large);
    await all(client, 1);
    for (const at of [9, 10, 11]) {
      const place = { line: 20, character: at };
      const version = client.edit('x', { start: place, end: place });
      assert.ok(codes(await client.published(version)).includes('unknown-stage'));
    }
    await client.close();
  });

  it('a comment that ignores silences at once what is urgent', async () => {
    const client = await clientInMemory().initialize();
    client.open(large);
    await all(client, 1);
    const place = { line: 3, character: 0 };
    const version = client.edit('# dockerfile-stages ignore=unknown-stage\n', { start: place, end: place });
    assert.ok(!codes(await client.published(version)).includes('unknown-stage'));
    await client.close();
  });
});
