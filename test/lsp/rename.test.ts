import assert from 'node:assert/strict';
import {
  type DocumentHighlight,
  type LinkedEditingRanges,
  type Location,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { clientInMemory, dockerfileUri, type LspClient } from '../support/lspClient';

const file = `# builder makes it
FROM golang AS builder
FROM alpine
COPY --link --from=builder /app /app
RUN --mount=from=BUILDER,target=/src true
`;

const textDocument = { uri: dockerfileUri };
const onReference = { line: 3, character: 21 };
const onImage = { line: 2, character: 6 };

async function opened(capabilities = {}): Promise<LspClient> {
  return (await clientInMemory().initialize({ capabilities })).open(file);
}

/** The sentence that a client shows. */
async function refusal(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => assert.fail('not refused'),
    (error: unknown) => error,
  );
  assert.ok(error instanceof ResponseError);
  assert.equal(error.code, LSPErrorCodes.RequestFailed);
  return error.message;
}

const places = (ranges: readonly Range[]) => ranges.map(({ start }) => `${start.line}:${start.character}`);

describe('A client that renames a stage', () => {
  it('hears what is renamed, and gets one edit of the version that it has', async () => {
    const client = await opened({
      textDocument: { rename: { prepareSupport: true } },
      workspace: { workspaceEdit: { documentChanges: true } },
    });
    assert.deepEqual(client.result.capabilities.renameProvider, { prepareProvider: true });
    const asked = await client.request('textDocument/prepareRename', { textDocument, position: onReference });
    const range = { start: { line: 3, character: 19 }, end: { line: 3, character: 26 } };
    assert.deepEqual(asked, { range, placeholder: 'builder' });
    const params = { textDocument, position: onReference, newName: 'tools' };
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
    const [change] = edit.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: dockerfileUri, version: 1 });
    assert.deepEqual(places(change.edits.map((one) => (one as { range: Range }).range)), [
      '0:2',
      '1:15',
      '3:19',
      '4:17',
    ]);
    assert.equal(edit.changes, undefined);
  });

  it('that knows no versions gets the edits by document', async () => {
    const client = await opened();
    assert.equal(client.result.capabilities.renameProvider, true);
    const params = { textDocument, position: onReference, newName: 'tools' };
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
    assert.equal(edit.documentChanges, undefined);
    assert.equal(edit.changes?.[dockerfileUri]?.length, 4);
  });

  it('reads why an image is not renamed, and nothing is in the log', async () => {
    const client = await opened();
    const said = "'alpine' is an image, not a stage.";
    assert.equal(
      await refusal(client.request('textDocument/prepareRename', { textDocument, position: onImage })),
      said,
    );
    const params = { textDocument, position: onImage, newName: 'tools' };
    assert.equal(await refusal(client.request('textDocument/rename', params)), said);
    assert.deepEqual(
      client.heard.filter(({ method }) => method === 'window/logMessage'),
      [],
    );
  });

  it('reads why a name is not taken', async () => {
    const client = await opened();
    const params = { textDocument, position: onReference, newName: 'alpine' };
    const said = "'alpine' is an image on line 3, which would then mean this stage.";
    assert.equal(await refusal(client.request('textDocument/rename', params)), said);
  });

  it('gets nothing where nothing is named', async () => {
    const client = await opened();
    const position = { line: 2, character: 1 };
    assert.equal(await client.request('textDocument/prepareRename', { textDocument, position }), null);
    assert.equal(await client.request('textDocument/rename', { textDocument, position, newName: 'x' }), null);
  });
});

describe('A client that looks for a stage', () => {
  it('gets its references and highlights', async () => {
    const client = await opened();
    const ask = (includeDeclaration: boolean) =>
      client.request<Location[]>('textDocument/references', {
        textDocument,
        position: onReference,
        context: { includeDeclaration },
      });
    assert.deepEqual(places((await ask(false)).map(({ range }) => range)), ['3:19', '4:17']);
    assert.deepEqual(places((await ask(true)).map(({ range }) => range)), ['1:15', '3:19', '4:17']);
    const lit = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', {
      textDocument,
      position: onReference,
    });
    assert.deepEqual(
      lit.map(({ kind }) => kind),
      [3, 2, 2],
    );
  });

  it('gets what is typed together', async () => {
    const client = await opened();
    client.edit('builder', { start: { line: 4, character: 17 }, end: { line: 4, character: 24 } });
    const position = { line: 1, character: 18 };
    const linked = await client.request<LinkedEditingRanges>('textDocument/linkedEditingRange', {
      textDocument,
      position,
    });
    assert.deepEqual(places(linked.ranges), ['0:2', '1:15', '3:19', '4:17']);
  });
});
