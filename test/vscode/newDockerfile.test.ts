import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, complaints, fileUri, until } from './editing';

const module = 'module example.com/shop\n\ngo 1.25\n';

/** A folder of its own with a Go module in it. */
async function goFolder(name: string): Promise<vscode.Uri> {
  const folder = fileUri(name);
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'go.mod'), new TextEncoder().encode(module));
  return folder;
}

/** Accepts what each question offers first, until the command has done its work. */
async function acceptAll(work: Thenable<boolean>): Promise<boolean> {
  let done: { readonly result: boolean } | undefined;
  void work.then((result) => {
    done = { result };
  });
  const answer = await until('the new Dockerfile', async () => {
    if (!done) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return done;
  });
  return answer.result;
}

const create = (folder: vscode.Uri) =>
  vscode.commands.executeCommand<boolean>('dockerfileStages.newDockerfile', folder);

describe('a new multi-stage Dockerfile', () => {
  const folders: vscode.Uri[] = [];
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeUnsaved();
    for (const folder of folders.splice(0)) await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('suits what lies in the folder, and can be typed over at once', async () => {
    const folder = await goFolder('fresh-go');
    folders.push(folder);
    assert.equal(await acceptAll(create(folder)), true);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), vscode.Uri.joinPath(folder, 'Dockerfile').toString());
    assert.equal(editor?.document.languageId, 'dockerfile');
    const text = editor?.document.getText() ?? '';
    assert.match(text, /^FROM --platform=\$BUILDPLATFORM golang:1\.25 AS builder$/m);
    assert.match(text, /^ENTRYPOINT \["\/shop"\]$/m);
    assert.equal(editor?.document.getText(editor.selection), 'builder');
    // For a moment the file was there and empty.
    await until('no complaints', () => complaints(editor?.document as vscode.TextDocument).length === 0);
  });

  it('leaves a Dockerfile that is there alone', async () => {
    const folder = await goFolder('fresh-second');
    folders.push(folder);
    const mine = vscode.Uri.joinPath(folder, 'Dockerfile');
    await vscode.workspace.fs.writeFile(mine, new TextEncoder().encode('FROM scratch\n'));
    assert.equal(await acceptAll(create(folder)), true);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(mine)), 'FROM scratch\n');
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /\/fresh-second\/Dockerfile\.new$/);
  });
});
