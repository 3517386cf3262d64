import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, showNew, until } from './editing';

const FILE = `FROM alpine AS builder
RUN make \\
all

FROM alpine
COPY --link --from=builder /app /app
COPY --from=builder /app /app

`;

/** Places in it: line, character. */
const onKeyword = new vscode.Position(1, 1);
const onReference = new vscode.Position(5, 22);
const onPlainReference = new vscode.Position(6, 15);
const onBlankLine = new vscode.Position(7, 0);

/** How the other extension's texts can be told from ours. */
const theirs = /engine\/reference\/builder/;
const ours = /reference\/dockerfile\//;

async function hovers({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return found.map(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)).join());
}

async function completions({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const command = 'vscode.executeCompletionItemProvider';
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(command, uri, position);
  return list.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet && kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function signatures({ uri }: vscode.TextDocument, position: vscode.Position): Promise<number> {
  const command = 'vscode.executeSignatureHelpProvider';
  const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(command, uri, position);
  return help?.signatures.length ?? 0;
}

const count = (all: readonly string[], begin: string) => all.filter((label) => label.startsWith(begin)).length;

function setting(value: string | undefined): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('dockerfileStages');
  return settings.update('generalFeatures', value, vscode.ConfigurationTarget.Workspace);
}

/** Formats as the user does; where two can, VS Code asks which one shall, and nothing happens here. */
async function formats(editor: vscode.TextEditor): Promise<void> {
  await vscode.commands.executeCommand('editor.action.formatDocument');
  await until('a formatted file', () => editor.document.lineAt(2).text === '    all', 10_000);
}

describe('alone with a Dockerfile', () => {
  afterEach(async () => {
    await setting(undefined);
    await closeUnsaved();
  });

  it('ours explains, completes, formats and shows signatures', async () => {
    const editor = await showNew(FILE);
    const { document } = editor;
    const found = await until('a hover', async () => {
      const all = await hovers(document, onKeyword);
      return all.length > 0 ? all : undefined;
    });
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', ours);
    assert.equal(count(await completions(document, onBlankLine), 'WORKDIR'), 1);
    await until('signatures', async () => (await signatures(document, new vscode.Position(1, 4))) > 0);
    await formats(editor);
  });

  it('no instruction is listed twice, not by our snippets either', async () => {
    const { document } = await showNew(FILE);
    await until('keywords', async () => count(await completions(document, onBlankLine), 'WORKDIR') === 1);
    const command = 'vscode.executeCompletionItemProvider';
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, onBlankLine);
    const labels = list.items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      .map(({ label }) => (typeof label === 'string' ? label : label.label).toLowerCase());
    assert.ok(labels.includes('go-alpine') && labels.includes('healthcheck none'));
    assert.deepEqual(
      labels.filter((label, i) => labels.indexOf(label) !== i),
      [],
    );
  });

  it('the setting turns that off and on, at once', async () => {
    const { document } = await showNew(FILE);
    await until('a hover', async () => (await hovers(document, onKeyword)).length === 1);
    await setting('off');
    await until('no hover', async () => (await hovers(document, onKeyword)).length === 0);
    await until('no signature', async () => (await signatures(document, new vscode.Position(1, 4))) === 0);
    assert.equal(count(await completions(document, onBlankLine), 'WORKDIR'), 0);
    assert.equal((await hovers(document, onReference)).length, 1, 'stages are still explained');
    await setting('on');
    await until('a hover', async () => (await hovers(document, onKeyword)).length === 1);
    await until('signatures', async () => (await signatures(document, new vscode.Position(1, 4))) > 0);
  });
});

describe('beside another Dockerfile extension', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    const { document } = await showNew(FILE);
    await until('our hover', async () => ours.test((await hovers(document, onKeyword))[0] ?? ''));
    await closeUnsaved();
    await vscode.commands.executeCommand('standIn.begin');
    editor = await showNew(FILE);
    await until('our silence', async () => {
      const found = await hovers(editor.document, onKeyword);
      return found.length === 1 && theirs.test(found[0] ?? '');
    });
  });

  after(async () => {
    await setting(undefined);
    await vscode.commands.executeCommand('standIn.end');
    await closeUnsaved();
  });

  it('there is one hover, of theirs for a keyword and of ours for a stage', async () => {
    assert.equal((await hovers(editor.document, onKeyword)).length, 1);
    const [stage, ...more] = await hovers(editor.document, onReference);
    assert.match(stage ?? '', /builder/);
    assert.deepEqual(more, []);
  });

  it('no completion item is listed twice', async () => {
    const keywords = await completions(editor.document, onBlankLine);
    assert.equal(count(keywords, 'WORKDIR'), 1);
    assert.equal(new Set(keywords).size, keywords.length, keywords.join());
    const atReference = await completions(editor.document, new vscode.Position(5, 19));
    assert.equal(count(atReference, 'builder'), 1);
    const atPlainReference = await completions(editor.document, new vscode.Position(6, 12));
    assert.equal(count(atPlainReference, 'builder'), 1);
  });

  it('no instruction is in the outline twice', async () => {
    const command = 'vscode.executeDocumentSymbolProvider';
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(command, editor.document.uri);
    const flat = (all: readonly vscode.DocumentSymbol[]): string[] =>
      all.flatMap(({ name, selectionRange, children }) => [
        `${name} ${selectionRange.start.line}`,
        ...flat(children ?? []),
      ]);
    const found = flat(symbols);
    assert.equal(new Set(found).size, found.length, found.join());
    assert.equal(count(found, 'RUN'), 1);
    assert.equal(count(found, 'builder'), 1);
  });

  it('formatting asks nobody which formatter to take', async () => {
    await formats(editor);
  });

  it('signatures are shown', async () => {
    assert.ok((await signatures(editor.document, new vscode.Position(1, 4))) > 0);
  });

  for (const [what, position] of [
    ['among other flags', onReference],
    ['as the only flag', onPlainReference],
  ] as const) {
    it(`a stage's definition is jumped to, from a reference ${what}`, async () => {
      await vscode.window.showTextDocument(editor.document);
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('editor.action.revealDefinition');
      await until('the jump', () => editor.selection.active.line === 0, 10_000);
    });

    it(`a stage is renamed everywhere, from a reference ${what}`, async () => {
      const command = 'vscode.executeDocumentRenameProvider';
      await until('the rename of all', async () => {
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          command,
          editor.document.uri,
          position,
          'made',
        );
        const lines = edit.get(editor.document.uri).map(({ range }) => range.start.line);
        return lines.join() === '0,5,6';
      });
    });

    it(`a stage is highlighted everywhere, from a reference ${what}`, async () => {
      const command = 'vscode.executeDocumentHighlights';
      await until('the highlights of all', async () => {
        const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
          command,
          editor.document.uri,
          position,
        );
        const lines = found.map(({ range }) => range.start.line).sort();
        return lines.join() === '0,5,6';
      });
    });
  }

  it('the setting brings ours back, at once', async () => {
    await setting('on');
    await until('both hovers', async () => (await hovers(editor.document, onKeyword)).length === 2);
    await setting(undefined);
    await until('one hover', async () => (await hovers(editor.document, onKeyword)).length === 1);
  });

  it('ours is back some time after the other is gone', async () => {
    await vscode.commands.executeCommand('standIn.end');
    await until('our hover', async () => ours.test((await hovers(editor.document, onKeyword))[0] ?? ''), 45_000);
  });
});

describe("beside another that shows the build's checks", () => {
  const others = vscode.languages.createDiagnosticCollection('others');

  /** The rules of ours that have something to say. */
  const rules = ({ uri }: vscode.TextDocument) =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'dockerfile-stages')
      .map(({ code }) => (typeof code === 'object' ? code.value : code));

  function coexistence(value: string | undefined): Thenable<void> {
    const settings = vscode.workspace.getConfiguration('dockerfileStages');
    return settings.update('coexistence', value, vscode.ConfigurationTarget.Workspace);
  }

  after(async () => {
    others.dispose();
    await closeUnsaved();
    // They were seen, and count until another extension comes or goes; the suites that follow are alone again.
    await coexistence('off');
  });

  it('ours are shown until theirs are seen, and again where the setting says so', async () => {
    const { document } = await showNew('FROM alpine:3.23 AS a\nFROM alpine:3.23 AS a\nFROM a\n');
    await until('our finding', () => rules(document).includes('duplicate-stage-name'));
    const theirs = new vscode.Diagnostic(new vscode.Range(1, 0, 1, 23), 'Duplicate stage name "a"');
    theirs.source = 'docker-language-server';
    theirs.code = 'DuplicateStageName';
    others.set(document.uri, [theirs]);
    await until('theirs alone', () => !rules(document).includes('duplicate-stage-name'));
    await coexistence('off');
    await until('both', () => rules(document).includes('duplicate-stage-name'));
    await coexistence(undefined);
    await until('theirs alone again', () => !rules(document).includes('duplicate-stage-name'));
  });
});

describe('a profile and the severities of rules', () => {
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
  const workspace = vscode.ConfigurationTarget.Workspace;

  /** How grave it is that nobody builds a stage. */
  const unused = ({ uri }: vscode.TextDocument) =>
    vscode.languages.getDiagnostics(uri).find(({ code }) => typeof code === 'object' && code.value === 'unused-stage')
      ?.severity;

  after(async () => {
    await settings().update('profile', undefined, workspace);
    await settings().update('rules.unused-stage', undefined, workspace);
    await closeUnsaved();
  });

  it('count where somebody set them, and the defaults of the settings do not', async () => {
    const { document } = await showNew('FROM alpine:3.23 AS unused\nFROM alpine:3.23\n');
    await until('a hint', () => unused(document) === vscode.DiagnosticSeverity.Hint);
    await settings().update('profile', 'strict', workspace);
    await until('what the strict read', () => unused(document) === vscode.DiagnosticSeverity.Information);
    await settings().update('rules.unused-stage', 'error', workspace);
    await until('what is set', () => unused(document) === vscode.DiagnosticSeverity.Error);
  });
});
