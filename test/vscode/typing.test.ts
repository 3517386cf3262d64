import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, complaints, lenses, show, showNew, typeAtEnd, until } from './editing';

const TWO_STAGES = 'FROM alpine AS builder\nRUN make\n\nFROM alpine\n';

describe('typing in a Dockerfile', () => {
  afterEach(closeUnsaved);

  it('underlines a stage name that looks mistyped, and is content when it is mended', async () => {
    const editor = await showNew(TWO_STAGES);
    await typeAtEnd(editor, 'COPY --from=bilder /app /app');
    const aboutTypo = () => complaints(editor.document).find((text) => text.includes('bilder'));
    assert.match(await until('a complaint', aboutTypo), /^5: .*'bilder'.*'builder'/);

    const typo = new vscode.Range(4, 12, 4, 18);
    assert.equal(editor.document.getText(typo), 'bilder');
    editor.selection = new vscode.Selection(typo.start, typo.end);
    await vscode.commands.executeCommand('type', { text: 'builder' });
    await until('no complaint', () => aboutTypo() === undefined);
  });

  it('offers the stages above after --from=', async () => {
    const editor = await showNew(TWO_STAGES);
    await typeAtEnd(editor, 'COPY --from=');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      end,
    );
    assert.equal(list.items[0]?.label instanceof Object ? list.items[0].label.label : list.items[0]?.label, 'builder');
  });

  it('says what is unused, greyed out', async () => {
    const editor = await showNew('FROM alpine AS forgotten\nRUN true\nFROM scratch\nCOPY . /\n');
    const hint = await until('a hint', () => vscode.languages.getDiagnostics(editor.document.uri)[0]);
    assert.match(hint.message, /forgotten/);
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Hint);
    assert.deepEqual(hint.tags, [vscode.DiagnosticTag.Unnecessary]);
  });
});

describe('reading a Dockerfile', () => {
  it('stands what can be done with a stage above each FROM', async () => {
    const { document } = await show('Dockerfile');
    const found = await until('lenses', async () => {
      const all = await lenses(document);
      return all.length > 0 ? all : undefined;
    });
    // What a build made of it stands there as well, if another test built it.
    const always = found.filter(({ command }) => !/Shell|layer/.test(command?.title ?? ''));
    const titles = always.map(
      ({ range, command }) => `${range.start.line + 1} ${command?.title.replace(/\$\(.*?\)\s*/, '')}`,
    );
    assert.deepEqual(titles, [
      '2 Build stage',
      '2 Show diagram',
      '2 Used by 2 stages',
      '8 Build stage',
      '8 Show diagram',
      '12 Build stage',
      '12 Show diagram',
    ]);
  });

  it('leads from a reference to its stage', async () => {
    const { document } = await show('Dockerfile');
    const at = new vscode.Position(8, 'COPY --from=bu'.length);
    const [target] = await until('a definition', async () => {
      const all = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      return all.length > 0 ? all : undefined;
    });
    const range =
      target && ('targetUri' in target ? (target.targetSelectionRange ?? target.targetRange) : target.range);
    assert.equal(range?.start.line, 1);
  });

  it('lists the stages with their instructions in the outline', async () => {
    const { document } = await show('Dockerfile');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['builder', 'test', 'final'],
    );
    assert.ok((symbols[0]?.children.length ?? 0) >= 3);
  });
});

describe('the settings', () => {
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
  afterEach(async () => {
    await settings().update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('turn the lenses off, at once', async () => {
    const { document } = await show('Dockerfile');
    await until('lenses', async () => (await lenses(document)).length > 0);
    await settings().update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
    await until('no lenses', async () => (await lenses(document)).length === 0);
  });
});

describe('the setting of a rule', () => {
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
  afterEach(async () => {
    await settings().update('rules.unused-stage', undefined, vscode.ConfigurationTarget.Workspace);
    await closeUnsaved();
  });

  it('makes it louder and silences it, at once', async () => {
    const { document } = await showNew('FROM alpine AS forgotten\nRUN true\nFROM scratch\nCOPY . /\n');
    const aboutUnused = (diagnostic: vscode.Diagnostic) =>
      typeof diagnostic.code === 'object' && diagnostic.code.value === 'unused-stage';
    const severities = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(aboutUnused)
        .map(({ severity }) => severity);
    await until('a hint', () => severities()[0] === vscode.DiagnosticSeverity.Hint);
    await settings().update('rules.unused-stage', 'warning', vscode.ConfigurationTarget.Workspace);
    await until('a warning', () => severities()[0] === vscode.DiagnosticSeverity.Warning);
    await settings().update('rules.unused-stage', 'off', vscode.ConfigurationTarget.Workspace);
    await until('nothing', () => severities().length === 0);
  });
});

describe('the language server', () => {
  it('comes back after a restart, and with it what it has to say', async () => {
    const { document } = await show('Dockerfile');
    await until('lenses', async () => (await lenses(document)).length > 0);
    await vscode.commands.executeCommand('dockerfileStages.restart');
    await until('lenses', async () => (await lenses(document)).length > 0);
  });
});

describe('every command of the manifest', () => {
  it('is there', async () => {
    await show('Dockerfile');
    const extension = vscode.extensions.getExtension('dockerfile-stages.dockerfile-stages');
    assert.ok(extension);
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands());
    const contributed: { command: string }[] = extension.packageJSON.contributes.commands;
    assert.deepEqual(
      contributed.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
