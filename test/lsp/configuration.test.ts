import assert from 'node:assert/strict';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver';
import { clientInMemory, dockerfileUri, type LspClient, type Opening } from '../support/lspClient';
import { MemoryFiles, sourceOf } from '../support/memoryFiles';

const typo = 'FROM golang AS builder\nFROM alpine\nCOPY --from=bilder /a /a\n';
const folder = 'file:///project';
const config = `${folder}/dockerfile-stages.json`;
const off = '{ "rules": { "unknown-stage": "off", "unused-stage": "off" } }';
const pulls: Opening = { capabilities: { textDocument: { diagnostic: {} } } };

function start(contents: Readonly<Record<string, string>>, opening: Opening = {}): Promise<LspClient> {
  const memory = new MemoryFiles(contents);
  return clientInMemory({ files: sourceOf(memory) }).initialize({
    workspaceFolders: [{ uri: folder, name: 'project' }],
    ...opening,
  });
}

async function pulled(client: LspClient, uri = dockerfileUri): Promise<string[]> {
  const report = await client.ask<DocumentDiagnosticReport>('diagnostic', {}, uri);
  return report.kind === 'full' ? report.items.map(({ code, message }) => String(code ?? message)) : [report.kind];
}

/** Waits until this is the last that was published. */
async function published(client: LspClient, like: (found: readonly string[]) => boolean, uri = dockerfileUri) {
  await client.hears(
    'textDocument/publishDiagnostics',
    (params: { uri: string; diagnostics: { code?: string; message: string }[] }) => {
      return params.uri === uri && like(params.diagnostics.map(({ code, message }) => code ?? message));
    },
  );
}

describe('The configuration of a project', () => {
  it('counts from the first answer on, where the client asks', async () => {
    const client = await start({ Dockerfile: typo, 'dockerfile-stages.json': off }, pulls);
    client.open(typo);
    assert.ok(!(await pulled(client)).includes('unknown-stage'));
    await client.close();
  });

  it("wins over the user's settings", async () => {
    const settings = { rules: { 'unknown-stage': 'error' } };
    const options = { ...pulls, initializationOptions: { settings } };
    const client = await start({ 'dockerfile-stages.json': off }, options);
    client.open(typo);
    assert.ok(!(await pulled(client)).includes('unknown-stage'));
    await client.close();
  });

  it('is followed while it is typed', async () => {
    const client = await start({ Dockerfile: typo });
    client.open(typo);
    await published(client, (found) => found.includes('unknown-stage'));
    client.open('{}', config, 'jsonc');
    client.edit(off, undefined, config);
    await published(client, (found) => !found.includes('unknown-stage'));
    await client.close();
  });

  it('has its own mistakes reported in it, and mended', async () => {
    const client = await start({}, pulls);
    client.open('{ "rules": { "unknown-stages": "off" } }', config, 'jsonc');
    assert.deepEqual(await pulled(client, config), [
      "There is no rule 'unknown-stages'; did you mean 'unknown-stage'?",
    ]);
    const range = { start: { line: 0, character: 15 }, end: { line: 0, character: 15 } };
    const actions = await client.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [] } }, config);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change it to "unknown-stage"'],
    );
    await client.close();
  });

  it('has its mistakes published to clients that do not ask', async () => {
    const client = await start({});
    client.open('{ "profile": "lax" }', config, 'jsonc');
    await published(client, ([message]) => message?.startsWith('One of these') ?? false, config);
    await client.close();
  });

  it('is not called broken twice where the client knows JSON itself', async () => {
    const own = await start({}, pulls);
    own.open('{ "rules": ', config, 'jsonc');
    assert.deepEqual(await pulled(own, config), ['This is no JSON.']);
    await own.close();
    const knowing = await start({}, { ...pulls, initializationOptions: { checksJson: true } });
    knowing.open('{ "rules": ', config, 'jsonc');
    assert.deepEqual(await pulled(knowing, config), []);
    await knowing.close();
  });
});
