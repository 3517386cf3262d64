import assert from 'node:assert/strict';
import type {
  CodeLens,
  Hover,
  Location,
  ShowMessageParams,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { BuildsAnswer } from '../../server/src/protocol/builds';
import type { Diagram } from '../../server/src/protocol/diagram';
import { clientInMemory, dockerfileUri, type LspClient } from '../support/lspClient';
import { MemoryFiles, sourceOf } from '../support/memoryFiles';

const dockerfile = `ARG BASE=alpine
FROM golang AS builder
FROM node AS assets
FROM \${BASE} AS dev
COPY --from=builder /app /app
FROM \${BASE} AS prod
COPY --from=builder /app /app
COPY --from=assets /dist /dist
`;

const contents = {
  Dockerfile: dockerfile,
  'build.sh': 'docker build --target=builder .\ndocker build --target "$STAGE" .\n',
  'compose.yaml': `services:
  web:
    build:
      context: .
      target: dev
      args: { BASE: debian }
  check:
    build: { context: ., target: builder }
`,
  Makefile: 'test:\n\tdocker build --target builder .\n',
};

const folder = 'file:///project';
const declaration = { line: 1, character: 16 };
const refreshes = { refreshSupport: true };
const capabilities: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    codeLens: refreshes,
    inlayHint: refreshes,
  },
};

interface Folder {
  readonly client: LspClient;
  readonly memory: MemoryFiles;
}

/** A client with the Dockerfile open, once all files were looked through. */
async function open(opening: object = { capabilities }): Promise<Folder> {
  const memory = new MemoryFiles(contents);
  const client = await clientInMemory({ files: sourceOf(memory) }).initialize({
    workspaceFolders: [{ uri: folder, name: 'project' }],
    initializationOptions: { codeLens: true },
    ...opening,
  });
  client.open(dockerfile);
  const isThere = async () => (await lensesOf(client)).some((title) => title.includes('3 builds'));
  for (let tries = 0; tries < 200 && !(await isThere()); tries++) await new Promise((done) => setTimeout(done, 10));
  return { client, memory };
}

async function lensesOf(client: LspClient): Promise<string[]> {
  const lenses = await client.ask<CodeLens[]>('codeLens');
  return lenses.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
}

async function hoverText(client: LspClient): Promise<string> {
  const { contents: said } = await client.at<Hover>('hover', declaration);
  return JSON.stringify(said);
}

const fileOf = (uri: string) => uri.slice(folder.length + 1);

describe('A client that looks who builds a stage', () => {
  it('gets a lens that opens the places, references and a hover', async () => {
    const { client } = await open();
    const lenses = (await lensesOf(client)).filter((title) => /use/i.test(title));
    assert.deepEqual(lenses, [
      '2 Used by 2 stages',
      '2 3 builds use this stage',
      '3 Used by 1 stage',
      '4 1 build uses this stage',
    ]);
    const found = await client.ask<Location[]>('references', {
      position: declaration,
      context: { includeDeclaration: false },
    });
    const elsewhere = found.filter(({ uri }) => uri !== dockerfileUri);
    assert.deepEqual(
      elsewhere.map(({ uri, range }) => `${fileOf(uri)}:${range.start.line + 1}:${range.start.character}`).sort(),
      ['Makefile:2:23', 'build.sh:1:22', 'compose.yaml:8:33'],
    );
    assert.match(await hoverText(client), /Built by \[test in Makefile\].*\[check in compose/);
  });

  it('that renames it gets one edit of all files, and hears what was left alone', async () => {
    const { client } = await open();
    const edit = await client.ask<WorkspaceEdit>('rename', { position: declaration, newName: 'tools' });
    const changes = edit.documentChanges as TextDocumentEdit[];
    const edited = changes.map(
      ({ textDocument: { uri, version }, edits }) => `${fileOf(uri)} ${version} ${edits.length}`,
    );
    assert.deepEqual(edited.sort(), ['Dockerfile 1 3', 'Makefile null 1', 'build.sh null 1', 'compose.yaml null 1']);
    assert.ok(edit.changeAnnotations);
    const { message } = await client.hears<ShowMessageParams>('window/showMessage');
    assert.equal(message, "1 build may name 'builder' through a variable and was left as it is: build.sh:2.");
  });

  it('that can not be asked about edits gets the certain ones by document', async () => {
    const { client } = await open({ capabilities: {} });
    const edit = await client.ask<WorkspaceEdit>('rename', { position: declaration, newName: 'tools' });
    assert.ok(edit.changes?.[`${folder}/compose.yaml`]);
    assert.equal(JSON.stringify(edit).includes('annotation'), false);
  });
});

describe('A client that sees a Dockerfile as one of its builds', () => {
  async function choose(client: LspClient, label: string | undefined): Promise<void> {
    const { builds } = await client.request<BuildsAnswer>('dockerfileStages/builds', { uri: dockerfileUri });
    const build = builds.find((one) => label !== undefined && one.label === label)?.id;
    await client.request('dockerfileStages/seeAs', { uri: dockerfileUri, build });
  }

  it('gets lenses, hovers and a diagram of it, and is told to ask anew', async () => {
    const { client } = await open();
    await choose(client, 'web');
    await client.hears('workspace/codeLens/refresh');
    await client.hears('workspace/inlayHint/refresh');
    const lenses = (await lensesOf(client)).filter((title) => title.includes('$(eye)'));
    assert.deepEqual(lenses, [
      '2 $(eye) Part of web in compose.yaml',
      '3 $(eye) No part of web in compose.yaml',
      '4 $(eye) What web in compose.yaml builds',
      '6 $(eye) No part of web in compose.yaml',
    ]);
    assert.match(await hoverText(client), /Part of web in compose/);
    const picture = await client.request<Diagram>('dockerfileStages/diagram', { uri: dockerfileUri });
    assert.equal(picture.notice?.text, 'As web in compose.yaml builds it');
    const { seenAs } = await client.request<BuildsAnswer>('dockerfileStages/builds', { uri: dockerfileUri });
    assert.ok(seenAs?.includes('web'));

    await choose(client, undefined);
    await client.hears('dockerfileStages/diagramChanged');
    assert.doesNotMatch((await lensesOf(client)).join(), /eye/);
  });

  it('still renames what is written', async () => {
    const { client } = await open();
    await choose(client, 'web');
    const edit = await client.ask<WorkspaceEdit>('rename', { position: declaration, newName: 'tools' });
    assert.equal(edit.documentChanges?.length, 4);
  });

  it('sees it as it is written where there is no such build any more', async () => {
    const { client } = await open();
    await client.request('dockerfileStages/seeAs', { uri: dockerfileUri, build: 'gone' });
    assert.doesNotMatch((await lensesOf(client)).join(), /eye/);
    const answer = await client.request<BuildsAnswer>('dockerfileStages/builds', { uri: dockerfileUri });
    assert.equal(answer.seenAs, undefined);
    assert.equal(answer.builds.length, 5);
  });
});
