import assert from 'node:assert/strict';
import type { CodeLens, DocumentSymbol, Hover, InitializeResult, Location, LocationLink } from 'vscode-languageserver';
import type { StageSummary } from '../../server/src/protocol/methods';
import { clientInMemory, dockerfileUri, type Ended } from '../support/lspClient';
import { marked } from '../support/lspFixture';

const file = `FROM golang:1.24 AS builder
RUN go build -o /app .

FROM alpine:3.22
COPY --from=builder /app /app
`;

/** What our own client says, which knows the commands of the lenses. */
const withLenses = { initializationOptions: { codeLens: true } };

const withOutline = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

/** What is said of mistyped names. */
function slips<T extends { readonly code?: unknown }>({ diagnostics }: { readonly diagnostics: readonly T[] }): T[] {
  return diagnostics.filter(({ code }) => code === 'unknown-stage');
}

describe('A conversation with the language server', () => {
  it('goes from opening a file to good-bye', async () => {
    const ended: Ended = {};
    const client = await clientInMemory({}, ended).initialize({ ...withLenses, capabilities: withOutline });
    client.open(file);
    assert.deepEqual(slips(await client.published(1)), []);

    const typo = { start: { line: 4, character: 12 }, end: { line: 4, character: 19 } };
    const version = client.edit('bilder', typo);
    const [found] = slips(await client.published(version));
    assert.match(String(found.message), /bilder.*builder/);
    assert.equal(found.source, 'dockerfile-stages');
    assert.ok(found.codeDescription?.href.endsWith(`/docs/rules/${found.code}.md`));
    assert.deepEqual(found.range, { start: typo.start, end: { line: 4, character: 18 } });

    client.edit('builder', found.range);
    const cursor = { line: 4, character: 14 };
    assert.deepEqual(
      (await client.completions(cursor)).map(({ label }) => label),
      ['builder'],
    );
    const definition = await client.at<Location>('definition', cursor);
    assert.deepEqual(definition.range, { start: { line: 0, character: 20 }, end: { line: 0, character: 27 } });
    const hover = await client.at<Hover>('hover', cursor);
    assert.match(JSON.stringify(hover.contents), /builder.*golang:1\.24/);
    const symbols = await client.ask<DocumentSymbol[]>('documentSymbol');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['builder', 'stage 1'],
    );
    const lenses = await client.ask<CodeLens[]>('codeLens');
    assert.deepEqual(
      lenses.map(({ range }) => range.start.line),
      [0, 0, 0, 3, 3],
    );
    const stages = await client.request<StageSummary[]>('dockerfileStages/stages', { uri: dockerfileUri });
    assert.deepEqual(
      stages.map(({ name, isDefault }) => [name, isDefault]),
      [
        ['builder', false],
        [undefined, true],
      ],
    );

    await client.close();
    assert.equal(await exitCode(ended), 0);
  });

  it('says what it can do', async () => {
    const client = await clientInMemory({ version: '1.2.3' }).initialize();
    const { capabilities, serverInfo }: InitializeResult = client.result;
    assert.deepEqual(serverInfo, { name: 'Dockerfile Stages', version: '1.2.3' });
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    await client.close();
  });

  it('shows lenses only to a client that knows their commands', async () => {
    const other = await clientInMemory().initialize();
    assert.equal(other.result.capabilities.codeLensProvider, undefined);
    other.open(file);
    assert.equal(await other.ask('codeLens'), null);
    await other.close();
    const ours = await clientInMemory().initialize(withLenses);
    assert.deepEqual(ours.result.capabilities.codeLensProvider, {});
    await ours.close();
  });

  it('gives links to a client that shows them', async () => {
    const capabilities = { textDocument: { definition: { linkSupport: true } } };
    const client = await clientInMemory().initialize({ capabilities });
    const { text, position } = marked(file.replace('--from=builder', '--from=buil<|>der'));
    client.open(text);
    const [link] = await client.at<LocationLink[]>('definition', position);
    assert.deepEqual(link.originSelectionRange, { start: { line: 4, character: 12 }, end: { line: 4, character: 19 } });
    assert.deepEqual(link.targetRange.end, { line: 1, character: 22 });
    await client.close();
  });

  it('writes no Markdown to a client that shows none', async () => {
    const capabilities = { textDocument: { hover: { contentFormat: ['plaintext' as const] } } };
    const client = await clientInMemory().initialize({ capabilities });
    client.open(file);
    const { contents } = await client.at<Hover>('hover', { line: 4, character: 14 });
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /^\/app of builder → \/app · made by RUN, line 2\n\nbuilder · stage 0, line 1\n/);
    assert.doesNotMatch(contents.value, /[`*\]]/);
    await client.close();
  });

  it('speaks the language of the client', async () => {
    const initializationOptions = { codeLens: true, l10nBundle: { 'Show diagram': 'Afficher le diagramme' } };
    const client = await clientInMemory().initialize({ initializationOptions });
    client.open(file);
    const [, lens] = await client.ask<CodeLens[]>('codeLens');
    assert.equal(lens.command?.title, 'Afficher le diagramme');
    await client.close();
    const other = await clientInMemory().initialize({ initializationOptions: { l10nBundle: {} } });
    await other.close();
  });

  it('reads the bundle of the locale where the client sends none', async () => {
    const asked: string[] = [];
    const readBundle = async (locale: string) => {
      asked.push(locale);
      return locale === 'fr' ? '{"Show diagram":"Le diagramme"}' : undefined;
    };
    const client = await clientInMemory({ readBundle }).initialize({ ...withLenses, locale: 'fr-CA' });
    client.open(file);
    const [, lens] = await client.ask<CodeLens[]>('codeLens');
    assert.equal(lens.command?.title, 'Le diagramme');
    assert.deepEqual(asked, ['fr-ca', 'fr']);
    await client.close();
    const english = await clientInMemory({ readBundle: async () => '{}' }).initialize({ locale: 'fr' });
    await english.request('textDocument/codeLens', { textDocument: { uri: 'file:///none' } });
    await english.close();
  });

  it('mends a mistyped stage by a quick fix', async () => {
    const client = await clientInMemory().initialize({
      capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    });
    client.open(file.replace('--from=builder', '--from=bilder'));
    const [{ range }] = slips(await client.published(1));
    const params = { range, context: { diagnostics: [] } };
    const [action] = await client.ask<{ title: string; isPreferred: boolean; edit: unknown }[]>('codeAction', params);
    assert.equal(action.title, "Replace with 'builder'");
    assert.equal(action.isPreferred, true);
    const textDocument = { uri: dockerfileUri, version: 1 };
    assert.deepEqual(action.edit, { documentChanges: [{ textDocument, edits: [{ range, newText: 'builder' }] }] });
    await client.close();
  });

  it('mends the whole file for an editor that saves it', async () => {
    const client = await clientInMemory().initialize();
    client.open('FROM alpine:3.22 as base\nFROM base\nUSER 1000\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const params = { range, context: { diagnostics: [], only: ['source.fixAll'] } };
    const actions = await client.ask<{ kind: string; edit: { changes: Record<string, unknown[]> } }[]>(
      'codeAction',
      params,
    );
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.dockerfileStages'],
    );
    const as = { start: { line: 0, character: 17 }, end: { line: 0, character: 19 } };
    assert.deepEqual(actions[0].edit.changes[dockerfileUri], [{ range: as, newText: 'AS' }]);
    await client.close();
  });

  it('sends plain changes to a client that knows no versioned ones', async () => {
    const client = await clientInMemory().initialize();
    client.open(file.replace('--from=builder', '--from=bilder'));
    const [{ range }] = slips(await client.published(1));
    const params = { range, context: { diagnostics: [] } };
    const [action] = await client.ask<{ edit: unknown }[]>('codeAction', params);
    assert.deepEqual(action.edit, { changes: { [dockerfileUri]: [{ range, newText: 'builder' }] } });
    const refactorings = await client.ask('codeAction', { range, context: { diagnostics: [], only: ['refactor'] } });
    assert.deepEqual(refactorings, []);
    await client.close();
  });
});

async function exitCode(ended: Ended): Promise<number | undefined> {
  for (let turns = 0; turns < 50 && ended.code === undefined; turns++) await new Promise(setImmediate);
  return ended.code;
}
