import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
  it('wakes up when a Dockerfile is opened', async () => {
    const extension = vscode.extensions.getExtension('dockerfile-stages.dockerfile-stages');
    assert.ok(extension);
    await vscode.workspace.openTextDocument({ language: 'dockerfile', content: 'FROM scratch\n' });
    const end = Date.now() + 20_000;
    while (!extension.isActive && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(extension.isActive);
  });
});
