import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, lenses, until } from './editing';

const files = {
  'seen/Dockerfile': `ARG BASE=alpine
FROM alpine AS maker
RUN echo hi > /hi

FROM \${BASE} AS dev
COPY --from=maker /hi /hi

FROM \${BASE} AS shop
COPY --from=maker /hi /hi
`,
  'seen/compose.yaml': `services:
  web:
    build:
      context: .
      target: dev
      args:
        BASE: debian
`,
};

const seeAs = 'dockerfileStages.seeAs';

/** What the lenses of a document say, with lines from 1 and without icons. */
async function titles(document: vscode.TextDocument): Promise<string[]> {
  const found = await lenses(document);
  return found.map(({ range, command }) => `${range.start.line + 1} ${command?.title.replace(/\$\(.*?\)\s*/, '')}`);
}

async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
    .join('\n');
}

describe('a Dockerfile that a compose file builds', () => {
  let document: vscode.TextDocument;

  before(async () => {
    for (const [name, text] of Object.entries(files)) {
      await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
    }
    document = await vscode.workspace.openTextDocument(fileUri('seen/Dockerfile'));
    await vscode.window.showTextDocument(document);
    await until('a build', async () => (await titles(document)).includes('5 1 build uses this stage'));
  });

  after(async () => {
    await vscode.commands.executeCommand(seeAs, document.uri, null);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri('seen'), { recursive: true });
  });

  it('is seen as that build when it is chosen from the list, and as it is written again', async () => {
    await until('the choice', async () => {
      void vscode.commands.executeCommand(seeAs, document.uri);
      // The list comes a moment later, and nothing tells when it is there.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await titles(document)).includes('5 What web in compose.yaml builds');
    });
    assert.ok((await titles(document)).includes('8 No part of web in compose.yaml'));
    const text = await hoverText(document.uri, new vscode.Position(4, 'FROM ${BASE} AS d'.length));
    assert.match(text, /`BASE` = `debian` · set by web in compose/);

    await vscode.commands.executeCommand(seeAs, document.uri, null);
    await until('what is written', async () => !(await titles(document)).some((title) => title.includes('web')));
  });
});
