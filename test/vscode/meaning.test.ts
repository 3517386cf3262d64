import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, show, showNew, until } from './editing';

/** `text: kind modifier …` for each coloured stretch. */
async function colouredIn(document: vscode.TextDocument): Promise<string[]> {
  const legend = await until('a legend', async () =>
    vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    ),
  );
  const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
  const found: string[] = [];
  let at = new vscode.Position(0, 0);
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
    at = new vscode.Position(at.line + lines, lines > 0 ? characters : at.character + characters);
    const modifiers = legend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
    const text = document.getText(new vscode.Range(at, at.translate(0, length)));
    found.push(`${text}: ${[legend.tokenTypes[type], ...modifiers].join(' ')}`);
  }
  return found;
}

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(text));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join('\n');
}

describe('what the names in a Dockerfile mean', () => {
  afterEach(closeUnsaved);

  it('is told by colours of their own', async () => {
    const { document } = await showNew(
      'FROM golang AS builder\nFROM alpine\nCOPY --from=builder a b\nCOPY --from=bilder a b',
    );
    assert.deepEqual(await colouredIn(document), [
      'golang: image',
      'builder: stage declaration',
      'alpine: image',
      '--from: flag',
      'builder: stage',
      '--from: flag',
      'bilder: image mistaken',
    ]);
  });

  it('is told by a hover, with what is copied from where to where', async () => {
    const { document } = await show('Dockerfile');
    const text = await until('a hover', () => hoverAt(document, 'builder /src/greeting.txt .'));
    const labels = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    assert.match(labels, /^`\/src\/greeting\.txt` of `builder` → `\.` in the working directory of `alpine:3\.18`\n/);
    assert.match(labels, /\*\*`builder`\*\* · stage 0, line 2\n\nMakes the greeting\n/);
    assert.match(labels, /- Used by `test` \(COPY\), `final` \(COPY\)\n/);
  });
});
