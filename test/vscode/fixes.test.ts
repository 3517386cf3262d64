import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, complaints, showNew, until } from './editing';

const WRONG = 'FROM alpine:3.22 as builder\nRUN make\n\nFROM alpine:3.22\nCOPY --from=bilder /app /app\nUSER 1000\n';

/** What can be done at a place, of one kind or of any. */
function actions(document: vscode.TextDocument, line: number, character: number, kind?: string) {
  const range = new vscode.Range(line, character, line, character);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
  );
}

async function action(document: vscode.TextDocument, line: number, character: number, title: string) {
  return until(`the action "${title}"`, async () => {
    const found = await actions(document, line, character);
    return found.find((one) => one.title === title);
  });
}

describe('mending a Dockerfile', () => {
  afterEach(closeUnsaved);

  it('replaces a mistyped stage by a quick fix', async () => {
    const { document } = await showNew(WRONG);
    await until('a complaint', () => complaints(document).some((text) => text.includes('bilder')));
    const fix = await action(document, 4, 14, "Replace with 'builder'");
    assert.equal(fix.isPreferred, true);
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.lineAt(4).text, 'COPY --from=builder /app /app');
  });

  it('silences a finding by a comment above its instruction', async () => {
    const { document } = await showNew(WRONG);
    const ignore = await action(document, 4, 14, "Ignore 'unknown-stage' for this instruction");
    assert.ok(ignore.edit);
    await vscode.workspace.applyEdit(ignore.edit);
    assert.equal(document.lineAt(4).text, '# dockerfile-stages ignore=unknown-stage');
    await until('no complaint', () => !complaints(document).some((text) => text.includes('bilder')));
  });

  it('makes the safe fixes of the whole file, in one step to undo', async () => {
    const { document } = await showNew(WRONG);
    await until('findings', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    // The editor gives up on who takes his time, and can be asked again.
    await until('AS', async () => {
      await vscode.commands.executeCommand('editor.action.fixAll');
      return document.lineAt(0).text === 'FROM alpine:3.22 AS builder';
    });
    assert.match(document.lineAt(4).text, /bilder/, 'what was meant is for somebody to say');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), WRONG);
  });

  it('turns off a rule in the settings', async () => {
    const { document } = await showNew(WRONG);
    const { command } = await action(document, 4, 14, "Turn off 'unknown-stage' in the settings");
    assert.ok(command);
    const settings = () => vscode.workspace.getConfiguration('dockerfileStages.rules', document.uri);
    try {
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      assert.equal(settings().get('unknown-stage'), 'off');
      await until('no complaint', () => !complaints(document).some((text) => text.includes('bilder')));
    } finally {
      await settings().update('unknown-stage', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
