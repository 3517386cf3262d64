import assert from 'node:assert/strict';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver';
import { clientInMemory, type LspClient } from '../support/lspClient';

const file = `# syntax=docker/dockerfile:1
FROM golang:1.24 AS builder
RUN go build \\
  -o /app .

FROM builder
COPY --from=0 /app /app
`;

const everywhere = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const index = { line: 6, character: 13 };

async function open(capabilities: ClientCapabilities = {}, settings: object = {}): Promise<LspClient> {
  const client = await clientInMemory().initialize({
    capabilities,
    initializationOptions: { codeLens: true, settings },
  });
  return client.open(file);
}

describe('What a client learns of how a Dockerfile is built up', function () {
  this.timeout(20_000);

  it('is an outline, nested or flat as the client knows it', async () => {
    const nesting = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
    const nested = await (await open(nesting)).ask<DocumentSymbol[]>('documentSymbol');
    assert.deepEqual(
      nested.map(({ name, children }) => [name, children?.length]),
      [
        ['builder', 1],
        ['stage 1', 1],
      ],
    );
    const flat = await (await open()).ask<SymbolInformation[]>('documentSymbol');
    assert.deepEqual(
      flat.map(({ name, containerName = '' }) => `${containerName}/${name}`),
      ['/builder', 'builder/RUN go build -o /app .', '/stage 1', 'stage 1/COPY /app /app'],
    );
  });

  it('is an outline of stages alone, their folds and no links, beside another extension', async () => {
    const client = await open({}, { generalFeatures: 'off' });
    const symbols = await client.ask<SymbolInformation[]>('documentSymbol');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['builder', 'stage 1'],
    );
    assert.deepEqual(await client.ask('foldingRange'), [
      { startLine: 1, endLine: 3 },
      { startLine: 5, endLine: 6 },
    ]);
    assert.deepEqual(await client.ask('documentLink'), []);
    await client.close();
  });

  it('is as many folds as it wants', async () => {
    assert.equal((await (await open()).ask<FoldingRange[]>('foldingRange')).length, 3);
    const client = await open({ textDocument: { foldingRange: { rangeLimit: 2 } } });
    assert.equal((await client.ask<FoldingRange[]>('foldingRange')).length, 2);
    await client.close();
  });

  it('is folded anew when the setting changes', async () => {
    const client = await open({ workspace: { foldingRange: { refreshSupport: true } } });
    assert.equal((await client.ask<FoldingRange[]>('foldingRange')).length, 3);
    client.notify('workspace/didChangeConfiguration', { settings: { generalFeatures: 'off' } });
    await client.hears('workspace/foldingRange/refresh');
    assert.equal((await client.ask<FoldingRange[]>('foldingRange')).length, 2);
    await client.close();
  });

  it('is what a selection grows to, for each cursor', async () => {
    const client = await open();
    const found = await client.ask<SelectionRange[]>('selectionRange', {
      positions: [index, { line: 3, character: 4 }],
    });
    assert.deepEqual(
      found.map(({ range }) => range.start),
      [
        { line: 6, character: 12 },
        { line: 3, character: 3 },
      ],
    );
    await client.close();
  });

  it('is where images are described', async () => {
    const client = await open();
    const links = await client.ask<DocumentLink[]>('documentLink');
    assert.deepEqual(
      links.map(({ target }) => target),
      ['https://hub.docker.com/r/docker/dockerfile/', 'https://hub.docker.com/_/golang/'],
    );
    await client.close();
  });

  it('is what stands behind numbers, until the setting changes', async () => {
    const client = await open({ workspace: { inlayHint: { refreshSupport: true } } });
    const hints = () => client.ask<InlayHint[]>('inlayHint', { range: everywhere });
    assert.deepEqual(
      (await hints()).map(({ position }) => position.line),
      [5, 6],
    );
    client.notify('workspace/didChangeConfiguration', { settings: { inlayHints: { stageIndex: false } } });
    await client.hears('workspace/inlayHint/refresh');
    assert.deepEqual(
      (await hints()).map(({ position }) => position.line),
      [6],
    );
    await client.close();
  });

  it('is the FROM at the end of a chain of bases, as a link where the client knows links', async () => {
    const base = { start: { line: 1, character: 5 }, end: { line: 1, character: 16 } };
    assert.deepEqual((await (await open()).at<Location>('typeDefinition', index)).range, base);
    const client = await open({ textDocument: { typeDefinition: { linkSupport: true } } });
    const [link] = await client.at<LocationLink[]>('typeDefinition', index);
    assert.deepEqual(link.targetSelectionRange, base);
    await client.close();
  });

  it('is who takes from whom', async () => {
    const client = await open();
    const [item] = await client.at<CallHierarchyItem[]>('prepareCallHierarchy', index);
    assert.equal(item.name, 'builder');
    const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    assert.deepEqual(
      incoming.map(({ from, fromRanges }) => [from.name, fromRanges.length]),
      [['stage 1', 2]],
    );
    const [{ from }] = incoming;
    const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: from });
    assert.deepEqual(
      outgoing.map(({ to }) => to.name),
      ['builder'],
    );
    await client.close();
  });

  it('is nothing for an item that makes no sense', async () => {
    const client = await open();
    for (const item of [{}, { uri: 'file:///elsewhere' }, null]) {
      assert.equal(await client.request('callHierarchy/incomingCalls', { item }), null);
    }
    await client.close();
  });

  it('is how many stages use a stage, unless the setting says no', async () => {
    const titles = async (client: LspClient) =>
      (await client.ask<CodeLens[]>('codeLens')).map(({ command }) => command?.title ?? '');
    assert.ok((await titles(await open())).includes('Used by 1 stage'));
    const client = await open({}, { codeLens: { references: false } });
    const without = await titles(client);
    assert.ok(without.length > 0 && !without.includes('Used by 1 stage'));
    await client.close();
  });
});
