import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { clientInMemory, dockerfileUri } from '../support/lspClient';

const typo = 'FROM golang:1.23 AS builder\nFROM nginx:1.27\nCOPY --from=bilder /etc/passwd /a\n';
const pulls = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true }, configuration: true },
};

describe('Diagnostics', () => {
  it('come once, for the last version, after keystrokes that were sent without waiting', async () => {
    const client = await clientInMemory().initialize();
    client.open('FROM golang:1.23 AS builder\nFROM nginx:1.27\n');
    await client.published(1);
    const last = client.type('COPY --from=bilder /etc/passwd /a', { line: 2, character: 0 });
    const { diagnostics } = await client.published(last);
    assert.match(String(diagnostics[0].message), /bilder/);
    const versions = client.publications().map(({ version }) => version);
    assert.equal(versions.at(-1), last);
    assert.ok(versions.length <= 4, `published ${versions}`);
    await client.close();
  });

  it('keep up with edits that arrive one by one', async () => {
    const client = await clientInMemory().initialize();
    client.open('FROM golang:1.23 AS builder\nFROM nginx:1.27\nCOPY --from=builder /etc/passwd /a\n');
    assert.deepEqual((await client.published(1)).diagnostics, []);
    const wrong = client.edit('', { start: { line: 2, character: 13 }, end: { line: 2, character: 14 } });
    assert.equal((await client.published(wrong)).diagnostics.length, 1);
    const right = client.edit('u', { start: { line: 2, character: 13 }, end: { line: 2, character: 13 } });
    assert.deepEqual((await client.published(right)).diagnostics, []);
    await client.close();
  });

  it('are taken back when the file is closed', async () => {
    const client = await clientInMemory().initialize();
    client.open(typo);
    await client.published(1);
    client.notify('textDocument/didClose', { textDocument: { uri: dockerfileUri } });
    await client.hears('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: unknown[] }) => {
      return diagnostics.length === 0;
    });
    await client.close();
  });

  it('follow the settings', async () => {
    const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } };
    const client = await clientInMemory().initialize({ capabilities });
    client.open(typo);
    const [{ code, severity }] = (await client.published(1)).diagnostics;
    assert.equal(severity, 2);
    await client.hears('client/registerCapability');
    client.settings = { rules: { [String(code)]: 'off' } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.hears('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: unknown[] }) => {
      return diagnostics.length === 0;
    });
    await client.close();
  });

  it('take settings from a client that pushes them', async () => {
    const client = await clientInMemory().initialize();
    client.open(typo);
    const [{ code }] = (await client.published(1)).diagnostics;
    client.notify('workspace/didChangeConfiguration', {
      settings: { dockerfileStages: { rules: { [String(code)]: 'error' } } },
    });
    await client.hears(
      'textDocument/publishDiagnostics',
      ({ diagnostics }: { diagnostics: { severity: number }[] }) => {
        return diagnostics[0]?.severity === 1;
      },
    );
    await client.close();
  });

  it('are pulled by a client that can, and never pushed to it', async () => {
    const client = await clientInMemory().initialize({ capabilities: pulls });
    assert.equal(client.result.capabilities.diagnosticProvider !== undefined, true);
    client.open(typo);
    const first = await client.ask<DocumentDiagnosticReport>('diagnostic');
    assert.equal(first.kind, 'full');
    assert.equal(first.kind === 'full' && first.items.length, 1);
    const again = await client.ask<DocumentDiagnosticReport>('diagnostic', { previousResultId: first.resultId });
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    client.edit('u', { start: { line: 2, character: 13 }, end: { line: 2, character: 13 } });
    const mended = await client.ask<DocumentDiagnosticReport>('diagnostic', { previousResultId: first.resultId });
    assert.equal(mended.kind === 'full' && mended.items.length, 0);
    assert.deepEqual(client.publications(), []);
    await client.close();
  });

  it('are asked for again when settings change', async () => {
    const client = await clientInMemory().initialize({ capabilities: pulls });
    client.open(typo);
    const before = await client.ask<DocumentDiagnosticReport>('diagnostic');
    const code = before.kind === 'full' ? before.items[0].code : '';
    client.settings = { rules: { [String(code)]: 'off' } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.hears('workspace/diagnostic/refresh');
    const after = await client.ask<DocumentDiagnosticReport>('diagnostic', { previousResultId: before.resultId });
    assert.deepEqual(after.kind === 'full' && after.items, []);
    await client.close();
  });

  it('of a document that is not open are none', async () => {
    const client = await clientInMemory().initialize({ capabilities: pulls });
    const report = await client.ask<DocumentDiagnosticReport>('diagnostic', {}, 'file:///elsewhere/Dockerfile');
    assert.deepEqual(report.kind === 'full' && report.items, []);
    await client.close();
  });

  it('are at most a thousand', async () => {
    const client = await clientInMemory().initialize();
    client.open(`FROM a AS builder\nFROM b\n${'COPY --from=bilder a b\n'.repeat(1500)}`);
    assert.equal((await client.published(1)).diagnostics.length, 1000);
    await client.close();
  });
});
