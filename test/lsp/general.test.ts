import assert from 'node:assert/strict';
import type { ClientCapabilities, CompletionItem, Hover, SignatureHelp, TextEdit } from 'vscode-languageserver';
import { clientInMemory, type LspClient } from '../support/lspClient';

const file = `FROM golang AS builder
RUN go build \\
-o /app
WORKDIR /x

`;

const formattingOptions = { tabSize: 4, insertSpaces: true };
const dynamic = { dynamicRegistration: true };

/** A client that can be told later of what a server can do. */
const registering: ClientCapabilities = {
  workspace: { configuration: true },
  textDocument: { signatureHelp: dynamic, formatting: dynamic, rangeFormatting: dynamic, onTypeFormatting: dynamic },
};

const formattingMethods = [
  'textDocument/formatting',
  'textDocument/onTypeFormatting',
  'textDocument/rangeFormatting',
  'textDocument/signatureHelp',
];

/** Methods that are registered now, by all that the client has heard so far. */
function registered({ heard }: LspClient): string[] {
  const now = new Map<string, string>();
  for (const { method, params } of heard) {
    const { registrations = [], unregisterations = [] } = params as {
      registrations?: { id: string; method: string }[];
      unregisterations?: { id: string }[];
    };
    if (method === 'client/registerCapability') for (const one of registrations) now.set(one.id, one.method);
    if (method === 'client/unregisterCapability') for (const one of unregisterations) now.delete(one.id);
  }
  return [...now.values()].filter((method) => formattingMethods.includes(method)).sort();
}

/** Changes a setting as our client does: it says so, and is asked. */
async function set(client: LspClient, generalFeatures: string): Promise<void> {
  client.settings = { generalFeatures };
  client.notify('workspace/didChangeConfiguration', { settings: null });
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('Help with the language beyond stages', () => {
  it('is there for any editor, without settings', async () => {
    const client = await clientInMemory().initialize();
    const { capabilities } = client.result;
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.documentRangeFormattingProvider, true);
    assert.ok(capabilities.documentOnTypeFormattingProvider && capabilities.signatureHelpProvider);

    client.open(file);
    const edits = await client.ask<TextEdit[]>('formatting', { options: formattingOptions });
    assert.deepEqual(
      edits.map(({ range, newText }) => [range.start.line, newText]),
      [[2, '    ']],
    );
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } };
    assert.equal((await client.ask<TextEdit[]>('rangeFormatting', { options: formattingOptions, range })).length, 1);
    const typed = { options: formattingOptions, position: { line: 1, character: 14 }, ch: '\\' };
    assert.equal((await client.ask<TextEdit[]>('onTypeFormatting', typed)).length, 1);
    const help = await client.at<SignatureHelp>('signatureHelp', { line: 3, character: 8 });
    assert.match(help.signatures[0]?.label ?? '', /^WORKDIR /);
    const hover = await client.at<Hover>('hover', { line: 3, character: 2 });
    assert.match(JSON.stringify(hover.contents), /reference\/dockerfile\/#workdir/);
    const items = await client.completions({ line: 4, character: 0 });
    assert.ok(items.some(({ label }) => label === 'HEALTHCHECK NONE'));
    await client.close();
  });

  it('fills in snippets where the editor can', async () => {
    const textDocument = { completion: { completionItem: { snippetSupport: true } } };
    const client = await clientInMemory().initialize({ capabilities: { textDocument } });
    client.open(file);
    const items = await client.completions({ line: 4, character: 0 });
    const user = items.find(({ label }) => label.startsWith('USER')) as CompletionItem;
    assert.equal((user.textEdit as TextEdit).newText, 'USER ${1:daemon}');
    await client.close();
  });

  it('shows signatures without marks to an editor that knows no Markdown', async () => {
    const signatureInformation = { documentationFormat: ['plaintext' as const] };
    const textDocument = { signatureHelp: { signatureInformation } };
    const client = await clientInMemory().initialize({ capabilities: { textDocument } });
    client.open('FROM a\nEXPOSE 80\n');
    const { signatures } = await client.at<SignatureHelp>('signatureHelp', { line: 1, character: 8 });
    assert.match(JSON.stringify(signatures[0]?.documentation), /"plaintext".*docker run --publish does/);
    assert.match(JSON.stringify(signatures[0]?.parameters?.[0]), /"plaintext".*such as 7000-8000/);
    await client.close();
  });

  it('is silent where the settings turn it off, while stages are still helped with', async () => {
    const initializationOptions = { settings: { generalFeatures: 'off' } };
    const client = await clientInMemory().initialize({ initializationOptions });
    const { capabilities } = client.result;
    assert.equal(capabilities.documentFormattingProvider, undefined);
    assert.equal(capabilities.signatureHelpProvider, undefined);

    client.open(`${file}FROM scratch\nCOPY --from=builder /app /\n`);
    assert.equal(await client.ask('formatting', { options: formattingOptions }), null);
    assert.equal(await client.at('signatureHelp', { line: 3, character: 8 }), null);
    assert.equal(await client.at('hover', { line: 3, character: 2 }), null);
    assert.deepEqual(await client.completions({ line: 4, character: 0 }), []);
    assert.match(JSON.stringify(await client.at('hover', { line: 6, character: 14 })), /golang/);
    assert.ok(await client.at('definition', { line: 6, character: 14 }));
    await client.close();
  });

  it('comes and goes with the setting, so that no editor asks which formatter to take', async () => {
    const client = await clientInMemory().initialize({ capabilities: registering, settings: {} });
    assert.equal(client.result.capabilities.documentFormattingProvider, undefined);
    await until(() => registered(client).length === 4);
    assert.deepEqual(registered(client), formattingMethods);
    await set(client, 'off');
    await until(() => registered(client).length === 0);
    await set(client, 'on');
    await until(() => registered(client).length === 4);
    assert.deepEqual(registered(client), formattingMethods);
    await client.close();
  });

  it('leaves formatting alone to another extension', async () => {
    const client = await clientInMemory().initialize({ capabilities: registering, settings: { formatting: 'off' } });
    await until(() => registered(client).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(registered(client), ['textDocument/signatureHelp']);
    client.open(file);
    assert.equal(await client.ask('formatting', { options: formattingOptions }), null);
    assert.ok(await client.at('hover', { line: 3, character: 2 }));
    await client.close();
  });

  it('ends where it should when the setting changes faster than the editor follows', async () => {
    const client = await clientInMemory().initialize({ capabilities: registering, settings: {} });
    await until(() => registered(client).length === 4);
    for (const value of ['off', 'on', 'off', 'on', 'off']) await set(client, value);
    await until(() => registered(client).length === 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(registered(client), []);
    await client.close();
  });

  it('is missing with one line in the log where its library cannot be loaded, and nothing else is', async () => {
    const language = () => Promise.reject(new Error('not there'));
    const client = await clientInMemory({ language }).initialize();
    client.open(file);
    assert.equal(await client.ask('formatting', { options: formattingOptions }), null);
    assert.equal(await client.at('signatureHelp', { line: 3, character: 8 }), null);
    const lines = client.heard.filter(({ method }) => method === 'window/logMessage');
    assert.equal(lines.length, 1);
    assert.match(JSON.stringify(lines[0]?.params), /dockerfile-language-service, loading: Error: not there/);
    assert.ok(await client.at('hover', { line: 0, character: 17 }));
    await client.close();
  });
});
