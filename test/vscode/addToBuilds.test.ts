import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, fileUri, show } from './editing';

const compose = '# ours\r\nservices:\r\n    web:\r\n        image: nginx # proxy\r\n';

describe('adding a stage to a file that builds', function () {
  this.timeout(60_000);
  const dockerfile = fileUri('adding/app/Dockerfile');
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
  const add = (stageIndex: number, given: object) =>
    vscode.commands.executeCommand('dockerfileStages.addToBuilds', dockerfile, stageIndex, given);
  const shown = () => {
    const editor = vscode.window.activeTextEditor;
    return { text: editor?.document.getText(), name: editor?.document.getText(editor.selection) };
  };
  before(() => write('adding/app/Dockerfile', 'FROM scratch AS maker\nCOPY Dockerfile /\nFROM scratch\n'));
  after(() => vscode.workspace.fs.delete(fileUri('adding'), { recursive: true }));

  it('writes a service, as one edit to undo, with its name selected', async () => {
    await write('adding/compose.yaml', compose);
    assert.equal(await add(0, { file: fileUri('adding/compose.yaml') }), true);
    const lines = ['    maker:', '        build:', '            context: app', '            target: maker', ''];
    assert.deepEqual(shown(), { text: compose + lines.join('\r\n'), name: 'maker' });
    await vscode.commands.executeCommand('undo');
    assert.equal(shown().text, compose);
    await closeUnsaved();
  });

  it('goes into what is typed and not saved', async () => {
    const editor = await show('adding/compose.yaml');
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), '    maker:\r\n        image: x\r\n'));
    await add(0, { file: fileUri('adding/compose.yaml') });
    assert.equal(shown().name, 'app-maker');
    await closeUnsaved();
  });

  it('makes a bake file where there is none', async () => {
    assert.equal(await add(1, { file: fileUri('adding/docker-bake.hcl'), inGroup: true }), true);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('adding/docker-bake.hcl')));
    assert.match(text, /^target "app" \{\n {2}context = "app"\n {2}tags {4}= \["app:latest"\]\n\}\n\ngroup "default"/);
    assert.equal(shown().name, 'app');
  });

  it('changes nothing that is broken', async () => {
    const broken = 'services:\n  a: [\n';
    await write('adding/compose.broken.yaml', broken);
    assert.equal(await add(0, { file: fileUri('adding/compose.broken.yaml') }), false);
    assert.equal((await vscode.workspace.openTextDocument(fileUri('adding/compose.broken.yaml'))).getText(), broken);
  });
});
