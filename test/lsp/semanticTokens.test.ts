import assert from 'node:assert/strict';
import type { SemanticTokens, SemanticTokensDelta, ServerCapabilities } from 'vscode-languageserver';
import { type TokenKind, tokenKinds } from '../../server/src/protocol/tokensLegend';
import { clientInMemory, type LspClient } from '../support/lspClient';
import { tokensOf } from '../support/tokens';

const text = 'FROM golang AS builder\nFROM alpine\nCOPY --from=builder /a /b\n';

const capabilities = (tokenTypes: readonly string[]) => ({
  textDocument: { semanticTokens: { requests: {}, tokenTypes: [...tokenTypes], tokenModifiers: [], formats: [] } },
});

const legendOf = ({ semanticTokensProvider }: ServerCapabilities) => semanticTokensProvider?.legend.tokenTypes ?? [];

describe('A client that shows semantic tokens', () => {
  const clients: LspClient[] = [];
  const opened = async (tokenTypes: readonly string[] = []) => {
    const client = await clientInMemory().initialize({ capabilities: capabilities(tokenTypes) });
    clients.push(client);
    return client.open(text);
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
  });

  it('is told standard names for all kinds of tokens', async () => {
    const { result } = await opened(['class', 'variable']);
    const standard = ['class', 'string', 'parameter', 'property', 'variable', 'keyword'];
    assert.deepEqual(legendOf(result.capabilities), standard);
  });

  it('is told our own names if it knows them', async () => {
    const { result } = await opened(['class', 'variable', ...tokenKinds]);
    assert.deepEqual(legendOf(result.capabilities), tokenKinds as readonly TokenKind[]);
  });

  it('gets all tokens, and then what an edit changed', async () => {
    const client = await opened();
    const all = await client.ask<SemanticTokens>('semanticTokens/full');
    const shown = ['golang: image', 'builder: stage declaration', 'alpine: image', '--from: flag', 'builder: stage'];
    assert.deepEqual(tokensOf(text, all.data), shown);

    client.edit('x', { start: { line: 2, character: 12 }, end: { line: 2, character: 12 } });
    const delta = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', {
      previousResultId: all.resultId,
    });
    assert.deepEqual(
      delta.edits.map(({ start, deleteCount, data = [] }) => [start, deleteCount, data.length]),
      [[22, 3, 3]],
    );
    const same = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', {
      previousResultId: delta.resultId,
    });
    assert.deepEqual(same.edits, []);
  });

  it('gets all tokens where it knows others than the last', async () => {
    const client = await opened();
    await client.ask('semanticTokens/full');
    const other = await client.ask<SemanticTokens>('semanticTokens/full/delta', { previousResultId: 'long ago' });
    assert.equal(tokensOf(text, other.data).length, 5);
  });

  it('gets the tokens of the lines that it shows', async () => {
    const client = await opened();
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 11 } };
    const some = await client.ask<SemanticTokens>('semanticTokens/range', { range });
    assert.deepEqual(tokensOf(text, some.data), ['alpine: image']);
  });

  it('gets no tokens of a document that is not open', async () => {
    const client = await opened();
    assert.deepEqual(await client.ask('semanticTokens/full', {}, 'file:///other/Dockerfile'), { data: [] });
  });
});
