import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeUnsaved, lenses, show, showNew, until } from './editing';

const FILE = `ARG BASE=golang:1.24
# syntax of comments
# of two lines
FROM \${BASE} AS builder
RUN go build \\
  -o /app .

FROM alpine
COPY --from=0 /app /app
COPY --from=builder /app /app2
`;

const everywhere = new vscode.Range(0, 0, 20, 0);
const onReference = new vscode.Position(9, 14);

/** What a provider answers once it is there, which is so many things or more. */
function ask<T>(command: string, args: readonly unknown[], atLeast = 1): Promise<T[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<T[] | undefined>(command, ...args);
    return found && found.length >= atLeast ? found : undefined;
  });
}

describe('how a Dockerfile is built up', () => {
  afterEach(closeUnsaved);

  it('folds by stage, instruction and comment', async () => {
    const { document } = await showNew(FILE);
    const folds = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', [document.uri], 4);
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]).sort((a, b) => Number(a[0]) - Number(b[0])),
      [
        [1, 2],
        [3, 5],
        [4, 5],
        [7, 9],
      ],
    );
  });

  it('shows what numbers and variables mean', async () => {
    const { document } = await showNew(FILE);
    const hints = await ask<vscode.InlayHint>('vscode.executeInlayHintProvider', [document.uri, everywhere]);
    const text = ({ label }: vscode.InlayHint) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    assert.deepEqual(
      hints.map((hint) => [hint.position.line, text(hint)]),
      [
        [3, 'golang:1.24'],
        [7, 'stage 1'],
        [8, 'builder'],
      ],
    );
  });

  it('leads from an image to its page', async () => {
    const { document } = await showNew(FILE);
    const links = await ask<vscode.DocumentLink>('vscode.executeLinkProvider', [document.uri]);
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [
        ['golang:1.24', 'https://hub.docker.com/_/golang/'],
        ['alpine', 'https://hub.docker.com/_/alpine/'],
      ],
    );
  });

  it('leads along the stages, both ways', async () => {
    const { document } = await showNew(FILE);
    const [item] = await ask<vscode.CallHierarchyItem>('vscode.prepareCallHierarchy', [document.uri, onReference]);
    assert.equal(item?.name, 'builder');
    const [incoming] = await ask<vscode.CallHierarchyIncomingCall>('vscode.provideIncomingCalls', [item]);
    assert.deepEqual([incoming?.from.name, incoming?.fromRanges.length], ['stage 1', 2]);
    const [outgoing] = await ask<vscode.CallHierarchyOutgoingCall>('vscode.provideOutgoingCalls', [incoming?.from]);
    assert.equal(outgoing?.to.name, 'builder');
  });

  it('leads to the image that a stage is built on in the end', async () => {
    const { document } = await showNew(FILE);
    const [target] = await ask<vscode.Location | vscode.LocationLink>('vscode.executeTypeDefinitionProvider', [
      document.uri,
      onReference,
    ]);
    const range = target && ('targetRange' in target ? target.targetSelectionRange : target.range);
    assert.ok(range);
    assert.equal(document.getText(range), '${BASE}');
  });

  it('grows a selection from a name to its stage', async () => {
    const editor = await showNew(FILE);
    await ask('vscode.executeSelectionRangeProvider', [editor.document.uri, [onReference]]);
    editor.selection = new vscode.Selection(onReference, onReference);
    const grown: string[] = [];
    for (let step = 0; step < 3; step++) {
      await vscode.commands.executeCommand('editor.action.smartSelect.expand');
      grown.push(editor.document.getText(editor.selection));
    }
    assert.deepEqual(grown, ['builder', '--from=builder', 'COPY --from=builder /app /app2']);
  });

  it('opens the places that name a stage from its lens', async () => {
    const { document } = await show('Dockerfile');
    const uses = await until('a lens', async () =>
      (await lenses(document)).find(({ command }) => command?.title === 'Used by 2 stages'),
    );
    assert.ok(uses.command?.arguments);
    await vscode.commands.executeCommand(uses.command.command, ...uses.command.arguments);
    await vscode.commands.executeCommand('goToNextReference');
    const lines = await until('the first reference', () => {
      const line = vscode.window.activeTextEditor?.selection.active.line;
      return line === 8 || line === 12 ? line : undefined;
    });
    assert.ok(lines);
    await vscode.commands.executeCommand('closeReferenceSearch');
  });
});
