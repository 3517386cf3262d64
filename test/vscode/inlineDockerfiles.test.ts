import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, until } from './editing';

const name = 'inside/compose.yaml';
const text = `services:
  app:
    build:
      target: runtime
      dockerfile_inline: |
        FROM alpine AS maker
        RUN echo $$HOME > /hi

        FROM scratch AS runtime
        COPY --from=maker /hi /hi
`;

async function open(content: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Behind the first `before` of a document. */
function behind(document: vscode.TextDocument, before: string): vscode.Position {
  const at = document.getText().indexOf(before);
  assert.ok(at >= 0, before);
  return document.positionAt(at + before.length);
}

function ask<T>(command: string, document: vscode.TextDocument, ...rest: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, document.uri, ...rest);
}

describe('a Dockerfile inside of a compose file', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('inside'), { recursive: true });
  });

  it('has its stages completed, shown and renamed with the target of the service', async () => {
    const document = await open(text);
    const place = behind(document, '--from=');
    await until('stages', async () => {
      const list = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', document, place);
      return list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'maker');
    });
    const [hover] = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document, place);
    assert.equal(document.getText(hover.range), 'maker');
    const edit = await ask<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document,
      behind(document, 'AS run'),
      'final',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), text.replaceAll('runtime', 'final'));
  });

  it('has its mistakes marked where they stand', async () => {
    const document = await open(text.replace('--from=maker', '--from=7'));
    const found = await until('a mistake', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ range }) => document.getText(range) === '7'),
    );
    assert.equal(found.source, 'dockerfile-stages');
  });

  it('folds by stage, and the file as it did before', async () => {
    const document = await open(text);
    const folds = await until('the folds of stages', async () => {
      const ranges = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document);
      return ranges?.some(({ start }) => start === 8) ? ranges : undefined;
    });
    const lines = folds.map(({ start, end }) => `${start}-${end}`);
    for (const one of ['0-9', '1-9', '2-9', '4-9', '5-6', '8-9']) assert.ok(lines.includes(one), `${one} in ${lines}`);
  });

  it('has what is the same highlighted, and the words around it as before', async () => {
    const document = await open(text);
    const highlights = async (position: vscode.Position) => {
      const found = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document, position);
      return (found ?? []).map(({ range }) => range.start.line);
    };
    await until('both places', async () => (await highlights(behind(document, 'AS ma'))).join() === '5,9');
    assert.deepEqual(await highlights(behind(document, 'services')), [0]);
  });
});
