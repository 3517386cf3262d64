import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, fileUri, show, typeAtEnd, until } from './editing';

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`dockerfileStages.stagesView.${command}`, ...args);

/** What is in the clipboard after a command for the selected row, once it is this. */
async function copied(command: string, expected: string): Promise<void> {
  let last = '';
  await until(`'${expected}' in the clipboard`, async () => {
    await run(command);
    last = await vscode.env.clipboard.readText();
    return last === expected;
  }).catch((error) => assert.equal(last, expected, String(error)));
}

function putCursor(editor: vscode.TextEditor, line: number): void {
  editor.selection = new vscode.Selection(line, 0, line, 0);
}

describe('the view of stages', () => {
  let clipboard: string;
  before(async () => {
    clipboard = await vscode.env.clipboard.readText();
    await vscode.commands.executeCommand('dockerfileStages.stages.focus');
  });
  after(async () => {
    await vscode.env.clipboard.writeText(clipboard);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('has the stage selected that the cursor is in', async () => {
    const editor = await show('Dockerfile');
    putCursor(editor, 2);
    await copied('copyName', 'builder');
    putCursor(editor, 11);
    await copied('copyName', 'final');
  });

  it('copies what builds the stage in a terminal', async () => {
    const editor = await show('Dockerfile');
    putCursor(editor, 8);
    await copied('copyBuildCommand', 'docker build --target test --tag workspace:test .');
    putCursor(await show('docker/Dockerfile'), 0);
    await copied('copyBuildCommand', 'docker build --target greeting --tag docker:greeting --file docker/Dockerfile .');
  });

  it('follows what is typed', async () => {
    const editor = await show('Dockerfile');
    await typeAtEnd(editor, '\nFROM final AS fresh\nUSER me');
    await copied('copyName', 'fresh');
    await closeUnsaved();
    putCursor(await show('Dockerfile'), 11);
    await copied('copyName', 'final');
  });

  it('shows a Dockerfile that is new on disk', async () => {
    const uri = fileUri('late/Dockerfile');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('FROM alpine AS late\n'));
    await show('late/Dockerfile');
    await copied('copyName', 'late');
    await closeUnsaved();
    await vscode.workspace.fs.delete(fileUri('late'), { recursive: true });
  });

  it('leads to the stage of a row', async () => {
    const editor = await show('Dockerfile');
    putCursor(editor, 11);
    await copied('copyName', 'final');
    putCursor(editor, 12);
    await run('goTo');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 11);
  });
});
