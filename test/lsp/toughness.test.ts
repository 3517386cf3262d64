import assert from 'node:assert/strict';
import { CancellationTokenSource, type ClientCapabilities } from 'vscode-languageserver';
import type { Diagram } from '../../server/src/protocol/diagram';
import { clientInMemory, dockerfileUri } from '../support/lspClient';

const file = 'FROM golang:1.23 AS builder\nFROM nginx:1.27\nCOPY --from=builder /etc/passwd /a\n';
const asked = ['completion', 'definition', 'hover', 'documentSymbol', 'codeLens'];
const withLenses = { initializationOptions: { codeLens: true } };

describe('The language server stays calm', () => {
  it('about a document that was never opened', async () => {
    const client = await clientInMemory().initialize(withLenses);
    for (const method of asked) {
      assert.equal(await client.at(method, { line: 0, character: 0 }, 'file:///elsewhere'), null, method);
    }
    client.edit('x', undefined, 'file:///elsewhere');
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///elsewhere' } });
    assert.deepEqual(await client.request('dockerfileStages/stages', { uri: 'file:///elsewhere' }), []);
    assert.equal(await client.request('dockerfileStages/diagram', { uri: 'file:///elsewhere' }), null);
    assert.deepEqual(complaints(client.heard), []);
    await client.close();
  });

  it('about positions that are none', async () => {
    const client = await clientInMemory().initialize(withLenses);
    client.open(file);
    const numbers = [-1, 0, 1.5, 3, 1e9, Number.MAX_SAFE_INTEGER];
    for (const line of numbers) {
      for (const character of numbers) {
        for (const method of asked) await client.at(method, { line, character });
        const place = { line, character };
        client.edit('', { start: place, end: place });
      }
    }
    assert.deepEqual(complaints(client.heard), []);
    await client.close();
  });

  it('about a megabyte, and answers for other documents meanwhile', async () => {
    const client = await clientInMemory().initialize();
    const large = `FROM a AS x\n${'COPY --from=x a b\nRUN c\n'.repeat(40_000)}FROM x\n`;
    const order: string[] = [];
    client.open(large, 'file:///large/Dockerfile');
    client.open(file, 'file:///small/Dockerfile');
    const slow = client.at('documentSymbol', { line: 0, character: 0 }, 'file:///large/Dockerfile');
    const quick = client.at('hover', { line: 0, character: 16 }, 'file:///small/Dockerfile');
    await Promise.all([slow.then(() => order.push('large')), quick.then(() => order.push('small'))]);
    assert.deepEqual(order, ['small', 'large']);
    await client.close();
  });

  it('about requests that make no sense, and answers the next one', async () => {
    const client = await clientInMemory().initialize();
    client.open(file);
    assert.equal(await client.request('textDocument/hover', {}), null);
    assert.equal(await client.request('textDocument/completion', { textDocument: null }), null);
    client.notify('textDocument/didChange', { textDocument: { uri: dockerfileUri, version: 2 } });
    client.notify('workspace/didChangeConfiguration', {});
    await assert.rejects(client.request('textDocument/noSuchThing', {}), { code: -32601 });
    assert.equal((await client.completions({ line: 2, character: 12 })).length, 1);
    assert.ok(complaints(client.heard).length >= 2, 'each failure is a line in the log');
    await client.close();
  });

  it('when a request is cancelled', async () => {
    const client = await clientInMemory().initialize();
    client.open(file);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: dockerfileUri } };
    const answer = client.connection.sendRequest('textDocument/documentSymbol', params, source.token);
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
    assert.equal((await client.completions({ line: 2, character: 12 })).length, 1);
    await client.close();
  });

  it('before initialize and after shutdown', async () => {
    const client = clientInMemory();
    await assert.rejects(client.at('hover', { line: 0, character: 0 }), { code: -32002 });
    await client.initialize();
    await client.request('shutdown');
    await assert.rejects(client.at('hover', { line: 0, character: 0 }), { code: -32600 });
  });

  it('when the client says good-bye without shutdown', async () => {
    const ended: { code?: number } = {};
    const client = await clientInMemory({}, ended).initialize();
    client.notify('exit');
    for (let turns = 0; turns < 50 && ended.code === undefined; turns++) await new Promise(setImmediate);
    assert.equal(ended.code, 1);
  });

  it('when clients say strange things about themselves', async () => {
    for (const capabilities of [{ textDocument: {} }, { workspace: null }]) {
      const client = await clientInMemory().initialize({
        capabilities: capabilities as ClientCapabilities,
        initializationOptions: 'none',
      });
      client.open(file);
      assert.deepEqual((await client.published(1)).diagnostics, []);
      await client.close();
    }
  });
});

describe('The diagram', () => {
  it('is drawn on request, and the client hears once of what came after a burst of edits', async () => {
    const client = await clientInMemory().initialize();
    client.open(file);
    const diagram = await client.request<Diagram>('dockerfileStages/diagram', { uri: dockerfileUri });
    assert.equal(diagram.version, 1);
    assert.ok(diagram.nodes.length >= 2);
    const last = client.type('# typed', { line: 3, character: 0 });
    await client.published(last);
    await client.hears('dockerfileStages/diagramChanged', ({ version }: { version: number }) => version === last);
    const changes = client.heard.filter(({ method }) => method === 'dockerfileStages/diagramChanged');
    assert.ok(changes.length <= 3, `told ${changes.length} times`);
    await client.close();
  });

  it('is nothing that a client hears of when it never asked', async () => {
    const client = await clientInMemory().initialize();
    client.open(file);
    await client.published(client.type('# typed', { line: 3, character: 0 }));
    assert.equal(
      client.heard.some(({ method }) => method === 'dockerfileStages/diagramChanged'),
      false,
    );
    await client.close();
  });
});

function complaints(heard: readonly { method: string; params: unknown }[]): unknown[] {
  return heard.filter(({ method }) => method === 'window/logMessage').map(({ params }) => params);
}
