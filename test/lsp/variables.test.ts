import assert from 'node:assert/strict';
import type { DocumentHighlight, Hover, Location, WorkspaceEdit } from 'vscode-languageserver';
import { clientInMemory } from '../support/lspClient';

const file = `ARG VERSION=1.26
FROM golang:$VERSION AS builder
ARG VERSION
RUN echo "$VERSION"

`;
const inFrom = { line: 1, character: 15 };
const inRun = { line: 3, character: 14 };

describe('Variables, in a conversation', () => {
  it('are explained, found, highlighted, renamed and completed', async () => {
    const client = await clientInMemory().initialize();
    client.open(file);
    const hover = await client.at<Hover>('hover', inRun);
    assert.match(JSON.stringify(hover.contents), /Default: `1\.26`/);
    assert.equal((await client.at<DocumentHighlight[]>('documentHighlight', inRun)).length, 4);
    const context = { includeDeclaration: false };
    const found = await client.ask<Location[]>('references', { position: inRun, context });
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [1, 3],
    );
    const edit = await client.ask<WorkspaceEdit>('rename', { position: inRun, newName: 'GO_VERSION' });
    assert.equal(Object.values(edit.changes ?? {}).flat().length, 4);
    client.type('WORKDIR /$', { line: 4, character: 0 });
    const items = await client.completions({ line: 4, character: 10 });
    assert.deepEqual(
      items.map(({ label, detail }) => `${label}: ${detail}`),
      ['VERSION: 1.26 · ARG, line 3'],
    );
    await client.close();
  });

  it('say why they keep their name', async () => {
    const client = await clientInMemory().initialize();
    client.open(file);
    await assert.rejects(client.ask('rename', { position: inRun, newName: 'TARGETOS' }), /means something else/);
    await client.close();
  });

  it('are left to another extension that explains the language, but for those of FROM', async () => {
    const initializationOptions = { settings: { generalFeatures: 'off' } };
    const client = await clientInMemory().initialize({ initializationOptions });
    client.open(file);
    assert.equal(await client.at('hover', inRun), null);
    assert.match(JSON.stringify((await client.at<Hover>('hover', inFrom)).contents), /Default: `1\.26`/);
    assert.deepEqual(await client.at('documentHighlight', inRun), []);
    assert.equal(await client.at('definition', inRun), null);
    await client.close();
  });
});
