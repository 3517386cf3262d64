import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, show, until } from './editing';

const diagramTabs = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);

describe('the stage diagram', () => {
  it('opens beside the Dockerfile, once', async () => {
    await show('Dockerfile');
    await vscode.commands.executeCommand('dockerfileStages.showDiagram', fileUri('Dockerfile').toString());
    const tab = await until('the diagram', () => diagramTabs()[0]);
    assert.notEqual(tab.group.viewColumn, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('dockerfileStages.showDiagram', fileUri('Dockerfile').toString());
    assert.equal(diagramTabs().length, 1);
    await vscode.window.tabGroups.close(tab);
  });
});
