import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, typeAtEnd, until } from './editing';

const dockerfile = `FROM alpine AS maker
RUN echo hi > /hi

FROM alpine AS shop
COPY --from=maker /hi /hi
`;

/** A project of its own in the open folder: each file asks for the stage \`maker\`. */
const files = {
  'shop/Dockerfile': dockerfile,
  'shop/build.sh': '#!/bin/sh\ndocker build --target maker -t shop:maker .\n',
  'shop/Makefile': 'maker:\n\tdocker build --target maker -t shop:maker .\n',
  'shop/.github/workflows/build.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          context: .
          target: maker
`,
  'shop/compose.yaml': 'services:\n  shop:\n    build:\n      context: .\n      target: maker\n',
};

type Name = keyof typeof files;
const others = Object.keys(files).filter((name) => name !== 'shop/Dockerfile') as Name[];

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

async function open(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Behind the first \`text\` of a document. */
function behind(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${text} in ${document.uri.path}`);
  return document.positionAt(at + text.length);
}

/** The labels of what is offered that names a stage. */
async function stagesOffered(uri: vscode.Uri, position: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items
    .filter(({ kind }) => kind === vscode.CompletionItemKind.Module)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

function unknownTargets(name: string): readonly string[] {
  return vscode.languages
    .getDiagnostics(fileUri(name))
    .filter(({ code }) => (typeof code === 'object' ? code.value : code) === 'unknown-target')
    .map(({ message }) => message);
}

async function textOf(name: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(fileUri(name))).getText();
}

describe('the targets that other files ask for', () => {
  beforeEach(async () => {
    for (const [name, text] of Object.entries(files)) await write(name, text);
  });

  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments) {
      if (!document.isDirty || document.isUntitled) continue;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('shop'), { recursive: true });
  });

  for (const name of others) {
    it(`are completed in ${name}`, async () => {
      const { document } = await open(name);
      const place = behind(document, /\.ya?ml$/.test(name) ? 'target: ' : '--target ');
      // The Dockerfile may be too new to be known; then it is one of another folder that is meant.
      await until('stages', async () => (await stagesOffered(document.uri, place)).join() === 'shop,maker');
    });
  }

  it('are completed at the end of a command that is being typed', async () => {
    const editor = await open('shop/build.sh');
    await typeAtEnd(editor, 'docker build --target ');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await until('stages', async () => (await stagesOffered(editor.document.uri, end)).includes('shop'));
  });

  it('are renamed with their stage, in all files and in one undo step', async () => {
    for (const name of others) await open(name);
    const { document } = await open('shop/Dockerfile');
    const names = () => Promise.all(Object.keys(files).map(textOf));
    const edit = await until('an edit of all files', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        behind(document, 'AS mak'),
        'compiler',
      );
      return found.entries().length === Object.keys(files).length ? found : undefined;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(
      (await names()).filter((text) => !text.includes('compiler')),
      [],
    );
    assert.deepEqual(
      (await names()).filter((text) => /(?:target:?|from=) ?maker/.test(text)),
      [],
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await until('the old names', async () => (await names()).every((text, i) => text === Object.values(files)[i]));
  });

  it('are renamed from where they are asked for', async () => {
    const { document } = await open('shop/compose.yaml');
    const edit = await until('an edit of all files', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        behind(document, 'target: mak'),
        'compiler',
      );
      return found.entries().length === Object.keys(files).length ? found : undefined;
    });
    assert.equal(edit.get(fileUri('shop/Dockerfile')).length, 2);
  });

  it('lead to their stages', async () => {
    const { document } = await open('shop/Makefile');
    await until('the stage', async () => {
      const [link] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        behind(document, '--target m'),
      );
      const uri = link && 'targetUri' in link ? link.targetUri : link?.uri;
      return uri?.toString() === fileUri('shop/Dockerfile').toString();
    });
  });

  it('are complained of when their stage goes away, and no longer when it comes back', async () => {
    for (const name of others) await open(name);
    const { document } = await open('shop/Dockerfile');
    const replaceAll = async (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await replaceAll('FROM alpine AS shop\n');
    const complaints = () => others.filter((name) => unknownTargets(name).length === 1);
    await until('complaints', () => complaints().length === others.length).catch(() =>
      assert.deepEqual(complaints(), others),
    );
    assert.deepEqual(unknownTargets('shop/build.sh'), ["'maker' is no stage of Dockerfile, which has shop."]);
    await replaceAll(dockerfile);
    await until('no complaints', () => others.every((name) => unknownTargets(name).length === 0));
  });

  it('are all that we have to say in other files', async () => {
    const { document } = await open('shop/build.sh');
    await until('stages', async () => (await stagesOffered(document.uri, behind(document, '--target '))).length > 0);
    assert.deepEqual(await stagesOffered(document.uri, new vscode.Position(0, 0)), []);
    assert.deepEqual(await stagesOffered(document.uri, behind(document, '-t ')), []);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.deepEqual(lenses, []);
    const tokens = await vscode.commands.executeCommand<unknown>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    assert.equal(tokens, undefined);
  });
});
