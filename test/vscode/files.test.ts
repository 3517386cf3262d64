import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, fileUri, show, showNew, typeAtEnd, until } from './editing';

const root = () => vscode.Uri.joinPath(fileUri('x'), '..');

async function symbols(query: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  return found.map(({ name, containerName }) => `${name} (${containerName})`);
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

describe('the files around a Dockerfile', () => {
  const made: vscode.Uri[] = [];
  const write = async (name: string, text: string) => {
    const uri = vscode.Uri.joinPath(root(), name);
    made.push(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  };

  afterEach(closeUnsaved);
  after(async () => {
    for (const uri of made) await vscode.workspace.fs.delete(uri, { recursive: true });
  });

  it('hold stages to jump to, as they come and go', async () => {
    await showNew('FROM scratch\n');
    await until('stages of files that are not open', async () =>
      (await symbols('final')).includes('final (Dockerfile)'),
    );
    await write('made later/api.Dockerfile', 'FROM scratch AS latecomer\n');
    await until('a new file', async () =>
      (await symbols('latecomer')).includes('latecomer (made later/api.Dockerfile)'),
    );
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), 'made later'), { recursive: true });
    made.pop();
    await until('no new file any more', async () => (await symbols('latecomer')).length === 0);
  });

  it('are offered behind COPY, explained and linked', async () => {
    await write('.dockerignore', 'secret*\n');
    await write('secret.txt', 'x');
    const editor = await show('Dockerfile');
    const { document } = editor;
    await typeAtEnd(editor, 'COPY ');
    const list = await until('host paths', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.lineAt(document.lineCount - 1).range.end,
      );
      return items.some((item) => labelOf(item) === 'hello.txt') ? items.map(labelOf) : undefined;
    });
    assert.ok(list.includes('docker/'));
    assert.ok(!list.includes('secret.txt'));

    const at = document.positionAt(document.getText().indexOf('hello.txt') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const said = hovers
      .flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value))
      .join('\n');
    assert.match(said, /hello\.txt.*bytes/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.ok(links.some(({ target }) => target?.path.endsWith('/hello.txt')));
  });
});
