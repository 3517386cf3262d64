import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver';
import { clientInMemory, type LspClient } from '../support/lspClient';

const head = 'FROM golang:1.23 AS builder\nRUN sudo ls\nFROM nginx:1.27\nCOPY --from=bilder /a /a\n';
/** More than is looked at in one go. */
const large = `${head}${'LABEL some.label="a value of some length"\n'.repeat(800)}RUN sudo id\nUSER 10001\n`;

const codes = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code }) => String(code));
const places = ({ diagnostics }: PublishDiagnosticsParams) =>
  diagnostics.map(({ code, range }) => `${code} ${range.start.line}`).sort();

/** What is published for a version once advice on the first stage is among it. */
function all(client: LspClient, version: number, one = 'sudo-in-run 1'): Promise<PublishDiagnosticsParams> {
  return client.hears('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) => {
    return found.version === version && places(found).includes(one);
  });
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
    const paused = await all(client, typed, 'sudo-in-run 805');
    const fresh = await clientInMemory().initialize();
    fresh.open(large.replace('COPY', 'RUN true\nCOPY').replace('sudo id', 'sudo idx'));
    assert.deepEqual(places(paused), places(await all(fresh, 1)));
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

  it('a client that asks is told first what is urgent too, and to ask again for the rest', async () => {
    const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
    const client = await clientInMemory().initialize({ capabilities });
    const asked = async () => {
      const report = await client.ask<DocumentDiagnosticReport>('diagnostic');
      return report.kind === 'full' ? report.items.map(({ code }) => String(code)) : [];
    };
    client.open(large);
    for (const text of ['', 'x', 'y']) {
      const place = { line: 20, character: 9 };
      if (text) client.edit(text, { start: place, end: place });
      client.heard.length = 0;
      const first = await asked();
      assert.ok(first.includes('unknown-stage'), String(first));
      assert.equal(first.includes('sudo-in-run'), text !== '');
      await client.hears('workspace/diagnostic/refresh');
      const rest = await asked();
      assert.ok(rest.includes('sudo-in-run') && rest.includes('unknown-stage'), String(rest));
    }
    assert.deepEqual(client.publications(), []);
    await client.close();
  });

  it('a client that asks, and can be told nothing, is told all', async () => {
    const client = await clientInMemory().initialize({ capabilities: { textDocument: { diagnostic: {} } } });
    client.open(large);
    const report = await client.ask<DocumentDiagnosticReport>('diagnostic');
    assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'sudo-in-run'));
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
