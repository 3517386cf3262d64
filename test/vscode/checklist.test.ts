import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, show, showNew, until } from './editing';

const run = (command: string) => vscode.commands.executeCommand(`dockerfileStages.${command}`);

/** The name of the stage whose row is selected; none where the selected row is none of a stage. */
async function selectedStage(): Promise<string> {
  await vscode.env.clipboard.writeText('');
  await run('stagesView.copyName');
  return vscode.env.clipboard.readText();
}

/** Opens the checklist once the view shows a stage of the editor as selected. */
async function openFrom(stage: string): Promise<void> {
  await until(`stage ${stage} selected`, async () => (await selectedStage()) === stage);
  await run('checkBuild');
  assert.equal(await selectedStage(), '', 'the row of the checklist is selected');
}

describe('the checklist of a Dockerfile', () => {
  let clipboard: string;
  before(async () => {
    clipboard = await vscode.env.clipboard.readText();
    await run('stages.focus');
  });
  after(async () => {
    await closeUnsaved();
    await vscode.env.clipboard.writeText(clipboard);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('is opened in the view of stages by a command', async () => {
    const editor = await show('Dockerfile');
    editor.selection = new vscode.Selection(11, 0, 11, 0);
    await openFrom('final');
  });

  it('is there for a Dockerfile that is on no disk', async () => {
    await showNew('FROM alpine:3.22 AS fresh\nUSER 1000\n');
    await openFrom('fresh');
  });
});
