import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri } from './editing';

describe('a file is a Dockerfile', () => {
  const folder = fileUri('named-files');
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  it('when it is called Containerfile, Dockerfile.dev or web.dockerfile, and not when it is an ignore file', async () => {
    const names = [
      'Containerfile',
      'Containerfile.test',
      'Dockerfile',
      'Dockerfile.dev',
      'web.Dockerfile',
      'web.dockerfile',
    ];
    for (const name of [...names, 'Dockerfile.dockerignore']) {
      const uri = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('FROM scratch\n'));
      const { languageId } = await vscode.workspace.openTextDocument(uri);
      assert.equal(languageId === 'dockerfile', names.includes(name), `${name} is ${languageId}`);
    }
  });
});
