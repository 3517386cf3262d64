import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  DocumentDiagnosticReport,
  Hover,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { ClientCapabilities, Registration } from 'vscode-languageserver/node';
import { clientInMemory, dockerfileUri, type LspClient } from '../support/lspClient';
import { marked } from '../support/lspFixture';
import { MemoryFiles, sourceOf } from '../support/memoryFiles';

const dockerfile = 'FROM golang:1.26 AS builder\nFROM alpine AS production\nCOPY --from=builder /a /a\n';
const folder = 'file:///project';
const script = `${folder}/build.sh`;
const compose = `${folder}/compose.yaml`;

const dynamic = { dynamicRegistration: true };
const capabilities: ClientCapabilities = {
  textDocument: {
    synchronization: dynamic,
    completion: dynamic,
    hover: dynamic,
    definition: { ...dynamic, linkSupport: true },
    references: dynamic,
    rename: { ...dynamic, prepareSupport: true },
    codeAction: dynamic,
    diagnostic: dynamic,
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

async function start(contents: Record<string, string>, opening: object = { capabilities }): Promise<LspClient> {
  const memory = new MemoryFiles(contents);
  const workspaceFolders = [{ uri: folder, name: 'project' }];
  return clientInMemory({ files: sourceOf(memory) }).initialize({ workspaceFolders, ...opening });
}

async function diagnosticsOf(client: LspClient, uri: string): Promise<string[]> {
  const report = await client.ask<DocumentDiagnosticReport>(
    'diagnostic',
    { identifier: 'dockerfile-stages-targets' },
    uri,
  );
  return report.kind === 'full' ? report.items.map(({ code, message }) => `${code}: ${message}`) : [report.kind];
}

describe('A script beside a Dockerfile', () => {
  it('completes targets while a command is typed', async () => {
    const client = await start({ Dockerfile: dockerfile });
    client.open('#!/bin/sh\ndocker build \n', script, 'shellscript');
    client.type('--target ', { line: 1, character: 13 }, script);
    const items = await client.completions({ line: 1, character: 22 }, script);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['production', 'builder'],
    );
    const resolved = await client.request<CompletionItem>('completionItem/resolve', items[1]);
    assert.match(JSON.stringify(resolved.documentation), /FROM golang:1\.26 AS builder/);
    assert.match(JSON.stringify(resolved.documentation), /Used by \[`production`\]/);
  });

  it('completes what an open Dockerfile has in the editor, and not on disk', async () => {
    const client = await start({ Dockerfile: dockerfile });
    client.open(`${dockerfile}FROM production AS debug\n`);
    client.open('docker build --target ', script, 'shellscript');
    const items = await client.completions({ line: 0, character: 22 }, script);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['debug', 'production', 'builder'],
    );
  });

  it('shows a stage and leads to it', async () => {
    const client = await start({ Dockerfile: dockerfile });
    const { text, position } = marked('docker build --target buil<|>der .\n');
    client.open(text, script, 'shellscript');
    const hover = await client.at<Hover>('hover', position, script);
    assert.match(JSON.stringify(hover.contents), /`builder`/);
    const [link] = await client.at<LocationLink[]>('definition', position, script);
    assert.equal(link.targetUri, dockerfileUri);
    const places = await client.ask<Location[]>(
      'references',
      { position, context: { includeDeclaration: true } },
      script,
    );
    assert.deepEqual(
      places.map(({ uri, range }) => `${uri.slice(folder.length + 1)}:${range.start.line + 1}`),
      ['Dockerfile:1', 'Dockerfile:3', 'build.sh:1'],
    );
  });

  it('renames a stage in its Dockerfile and in all that build it', async () => {
    const client = await start({
      Dockerfile: dockerfile,
      'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      target: builder\n',
    });
    const { text, position } = marked('docker build --target <|>builder .\n');
    client.open(text, script, 'shellscript');
    assert.deepEqual(await client.at('prepareRename', position, script), {
      range: { start: { line: 0, character: 22 }, end: { line: 0, character: 29 } },
      placeholder: 'builder',
    });
    const edit = await client.ask<WorkspaceEdit>('rename', { position, newName: 'compiler' }, script);
    const changed = (edit.documentChanges ?? []).map((change) =>
      'edits' in change ? `${change.textDocument.uri.slice(folder.length + 1)} ${change.edits.length}` : '',
    );
    assert.deepEqual(changed.sort(), ['Dockerfile 2', 'build.sh 1', 'compose.yaml 1']);
  });

  it('says why a name that is no stage has no other name', async () => {
    const client = await start({ Dockerfile: dockerfile });
    client.open('docker build --target nope .\ndocker build --target x -f no/Dockerfile .\n', script, 'shellscript');
    const ask = (line: number) => client.at('prepareRename', { line, character: 22 }, script);
    await assert.rejects(ask(0), /'nope' is no stage of Dockerfile\./);
    await assert.rejects(ask(1), /The Dockerfile that has 'x' was not found\./);
    assert.equal(await client.at('prepareRename', { line: 0, character: 3 }, script), null);
  });

  it('complains of a stage that is not there, and mends a slip', async () => {
    const client = await start({ Dockerfile: dockerfile });
    client.open('docker build --target bilder .\n', script, 'shellscript');
    assert.deepEqual(await diagnosticsOf(client, script), [
      "unknown-target: 'bilder' is no stage of Dockerfile; did you mean 'builder'?",
    ]);
    const range = { start: { line: 0, character: 24 }, end: { line: 0, character: 24 } };
    const [fix] = await client.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [] } }, script);
    assert.equal(fix.title, "Replace with 'builder'");
  });

  it('is looked at again when a stage goes away', async () => {
    const client = await start(
      { Dockerfile: dockerfile },
      { capabilities: { ...capabilities, workspace: { diagnostics: { refreshSupport: true } } } },
    );
    client.open(dockerfile).open('docker build --target builder .\n', script, 'shellscript');
    assert.deepEqual(await diagnosticsOf(client, script), []);
    client.heard.length = 0;
    client.edit('FROM alpine AS production\n');
    await client.hears('workspace/diagnostic/refresh');
    assert.deepEqual(await diagnosticsOf(client, script), [
      "unknown-target: 'builder' is no stage of Dockerfile, which has production.",
    ]);
  });

  it('is told of what is wrong without asking, and when it is right again', async () => {
    const client = await start({ Dockerfile: dockerfile }, { capabilities: {} });
    client.open('docker build --target bilder .\n', script, 'shellscript');
    assert.equal((await client.published(1, script)).diagnostics.length, 1);
    const version = client.edit('docker build --target builder .\n', undefined, script);
    assert.deepEqual((await client.published(version, script)).diagnostics, []);
  });

  it('is asked about a stage that no Dockerfile has, where none is beside it', async () => {
    const client = await start({ 'api.Dockerfile': dockerfile, 'web.Dockerfile': 'FROM node AS web\n' });
    const commands = ['.', '-f made/Dockerfile .', 'https://example.com/x.git', '"$DIR"', '-'];
    client.open(commands.map((rest) => `docker build --target nope ${rest}\n`).join(''), script, 'shellscript');
    assert.deepEqual(await diagnosticsOf(client, script), ["unknown-target: No Dockerfile here has a stage 'nope'."]);
    client.edit('docker build --target web .\ndocker build --target Builder .\n', undefined, script);
    assert.deepEqual(await diagnosticsOf(client, script), []);
  });

  it('has nothing of what a Dockerfile has', async () => {
    const client = await start({ Dockerfile: dockerfile });
    client.open('FROM=1\ndocker build --target builder .\n', script, 'shellscript');
    const textDocument = { uri: script };
    for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'codeLens'])
      assert.equal(await client.request(`textDocument/${method}`, { textDocument }), null, method);
    assert.deepEqual(await client.ask('semanticTokens/full', {}, script), { data: [] });
    assert.equal(await client.at('hover', { line: 0, character: 2 }, script), null);
    assert.equal(await client.at('completion', { line: 0, character: 0 }, script), null);
  });
});

describe('A page of Markdown that may be about several Dockerfiles', () => {
  it('is told of slips, and of nothing else', async () => {
    const page = `${folder}/docs/README.md`;
    const client = await start({ Dockerfile: dockerfile, 'docs/Dockerfile': 'FROM nginx AS docs\n' });
    client.open('`docker build --target runtime .`\n`docker build --target dics .`\n', page, 'markdown');
    assert.deepEqual(await diagnosticsOf(client, page), [
      "unknown-target: 'dics' is no stage of Dockerfile; did you mean 'docs'?",
    ]);
  });
});

describe('A compose file beside a Dockerfile', () => {
  it('completes the stages of the Dockerfile of each service', async () => {
    const client = await start({ Dockerfile: dockerfile, 'web/Dockerfile': 'FROM node AS web\n' });
    client.open('services:\n  web:\n    build:\n      context: web\n      target: \n', compose, 'dockercompose');
    const items = await client.completions({ line: 4, character: 14 }, compose);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['web'],
    );
  });
});

describe('A compose file, whatever an editor calls it', () => {
  for (const language of ['yaml', 'dockercompose']) {
    it(`is told of a stage that is not there (${language})`, async () => {
      const client = await start({ Dockerfile: dockerfile });
      client.open('services:\n  web:\n    build:\n      context: .\n      target: nope\n', compose, language);
      assert.deepEqual(await diagnosticsOf(client, compose), [
        "unknown-target: 'nope' is no stage of Dockerfile, which has builder, production.",
      ]);
    });
  }
});

describe('A comment of a Dockerfile', () => {
  it('knows the targets in it', async () => {
    const client = await start({ Dockerfile: dockerfile });
    const { text, position } = marked(`# docker build --target buil<|>der .\n${dockerfile}`);
    client.open(text);
    const [link] = await client.at<LocationLink[]>('definition', position);
    assert.deepEqual(link.targetSelectionRange.start, { line: 1, character: 20 });
  });
});

describe('The files that an editor sends', () => {
  const registered = async (client: LspClient) => {
    const { registrations } = await client.hears<{ registrations: Registration[] }>(
      'client/registerCapability',
      ({ registrations: all }) => all.some(({ method }) => method === 'textDocument/didOpen'),
    );
    return registrations;
  };

  it('are those that may build something, and nothing but targets is asked of them', async () => {
    const client = await start({ Dockerfile: dockerfile });
    const methods = (await registered(client)).map(({ method }) => method.replace('textDocument/', '')).sort();
    assert.deepEqual(methods, [
      'codeAction',
      'completion',
      'definition',
      'diagnostic',
      'didChange',
      'didClose',
      'didOpen',
      'hover',
      'references',
      'rename',
    ]);
  });

  it('come and go with the setting', async () => {
    const client = await start(
      { Dockerfile: dockerfile },
      { capabilities: { ...capabilities, workspace: { configuration: true } }, settings: {} },
    );
    const all = await registered(client);
    client.settings = { targets: { enabled: false } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    const { unregisterations } = await client.hears<{ unregisterations: Registration[] }>(
      'client/unregisterCapability',
    );
    assert.deepEqual(unregisterations.map(({ method }) => method).sort(), all.map(({ method }) => method).sort());
  });

  it('are none but Dockerfiles where targets are turned off', async () => {
    const settings = { targets: { enabled: false } };
    const client = await start({ Dockerfile: dockerfile }, { capabilities, initializationOptions: { settings } });
    client.open(dockerfile);
    await client.at('hover', { line: 0, character: 0 });
    const asked = client.heard.filter(({ method }) => method === 'client/registerCapability');
    const patterns = JSON.stringify(asked).match(/"pattern":"[^"]*"/g) ?? [];
    assert.deepEqual(
      patterns.filter((pattern) => !pattern.includes('dockerfile-stages.json')),
      [],
    );
  });
});
