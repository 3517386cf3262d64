import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, fileUri } from './editing';

const insert = (...args: readonly unknown[]) =>
  vscode.commands.executeCommand<boolean>('dockerfileStages.insertDiagram', ...args);

describe('Inserting the stage diagram into Markdown', () => {
  afterEach(closeUnsaved);

  it('puts it at the cursor, and brings it up to date the next time, each in one step', async () => {
    const content = '# Title\n\nText.\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 3, 0, 3);
    const dockerfile = fileUri('Dockerfile').toString();
    assert.equal(await insert(dockerfile), true);
    const inserted = document.getText();
    const [title, , marker, fence] = inserted.split('\n');
    assert.equal(title, '# Title');
    assert.match(marker ?? '', /^<!-- dockerfile-stages: (?:.*\/)?Dockerfile -->$/);
    assert.equal(fence, '```mermaid');
    assert.match(inserted, /\n```\n<!-- \/dockerfile-stages -->\n\nText\.\n$/);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(5).range, '  outdated');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await insert(dockerfile), true);
    assert.equal(document.getText(), inserted);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /\n {2}outdated\n/);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), content);
  });

  it('takes the path from the folder of the Markdown file', async () => {
    const notes = fileUri('docs/notes.md');
    await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode('# Notes\n'));
    const document = await vscode.workspace.openTextDocument(notes);
    assert.equal(await insert(fileUri('Dockerfile').toString(), notes.toString()), true);
    assert.match(
      document.getText(),
      /^# Notes\n\n<!-- dockerfile-stages: \.\.\/Dockerfile -->\n```mermaid\nflowchart TD\n/,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.workspace.fs.delete(fileUri('docs'), { recursive: true });
  });
});
