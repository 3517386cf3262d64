import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { nodeFiles } from '../../server/src/lsp/node/nodeFiles';
import { clientInMemory, type LspClient } from '../support/lspClient';

const dockerfile = 'FROM golang AS builder\nFROM golang AS tests\nFROM scratch\n';

const capabilities = {
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

interface Lens {
  readonly range: { readonly start: { readonly line: number } };
  readonly command?: { readonly title: string };
}

describe('Builds in the files of a folder', function () {
  this.timeout(30_000);
  let folder: string;
  let client: LspClient;
  const uri = (file = '') => pathToFileURL(path.join(folder, file)).href.replace(/\/$/, '');
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const start = async (files = nodeFiles, more = {}) => {
    client = clientInMemory({ files });
    await client.initialize({
      rootUri: uri(),
      capabilities: { ...capabilities, ...more },
      initializationOptions: { codeLens: true },
    });
    return client;
  };
  /** Asks for the lenses each time that the client is told to, until they are as wanted. */
  const lensesLike = async (like: RegExp, file = 'Dockerfile') => {
    for (;;) {
      const found = (await lenses(file)).join('\n');
      if (like.test(found)) return found;
      client.heard.length = 0;
      await client.hears('workspace/codeLens/refresh');
    }
  };
  const lenses = async (file = 'Dockerfile') => {
    const found = await client.ask<Lens[]>('codeLens', {}, uri(file));
    return found.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'stages-targets-')));
    write('Dockerfile', dockerfile);
    write('ci/build.sh', '#!/bin/sh\ndocker build --target tests .\n');
    write('compose.yaml', 'services:\n  app:\n    build:\n      context: .\n      target: tests\n');
    write('node_modules/x/build.sh', 'docker build --target builder .\n');
  });

  afterEach(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stand on the stage that they use, soon after its file was opened', async () => {
    await start();
    client.open(dockerfile, uri('Dockerfile'));
    assert.doesNotMatch(await lensesLike(/^1: 2 builds/m), /^0: \d/m);
  });

  it('follow what changes on disk, and what is typed in an editor', async () => {
    await start();
    client.open(dockerfile, uri('Dockerfile'));
    await lensesLike(/^1: 2 builds/m);
    write('ci/build.sh', 'docker build --target builder .\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('ci/build.sh'), type: 2 }] });
    await lensesLike(/^0: 1 build\b.*^1: 1 build\b/ms);
    const textDocument = { uri: uri('ci/build.sh'), languageId: 'shellscript', version: 1, text: 'docker build .\n' };
    client.notify('textDocument/didOpen', { textDocument });
    assert.doesNotMatch((await lenses()).join('\n'), /^0: \d/m);
  });

  it('keep a stage from being called unused', async () => {
    await start();
    client.open(dockerfile, uri('Dockerfile'));
    const named = (diagnostics: readonly Diagnostic[]) =>
      diagnostics.filter(({ code }) => code === 'unused-stage').map(({ message }) => String(message).split(',')[0]);
    const published = await client.hears<{ diagnostics: Diagnostic[] }>(
      'textDocument/publishDiagnostics',
      ({ diagnostics }) => named(diagnostics).length > 0,
    );
    assert.deepEqual(named(published.diagnostics), ["No other stage uses 'builder'"]);
  });

  it('are those of all folders that are open, each with its own Dockerfiles', async () => {
    write('other/Dockerfile', dockerfile);
    write('other/build.sh', 'docker build --target builder .\n');
    write('third/build.sh', 'docker build --target builder .\n');
    const folders = ['ci', 'other'].map((name) => ({ name, uri: uri(name) }));
    client = clientInMemory({ files: nodeFiles });
    await client.initialize({ workspaceFolders: folders, capabilities, initializationOptions: { codeLens: true } });
    client.open(dockerfile, uri('other/Dockerfile'));
    await lensesLike(/^0: 1 build\b/m, 'other/Dockerfile');
    const event = { added: [{ name: 'all', uri: uri() }], removed: folders };
    client.notify('workspace/didChangeWorkspaceFolders', { event });
    client.open(dockerfile, uri('Dockerfile'));
    await lensesLike(/^0: 1 build\b.*^1: 2 builds\b/ms);
  });

  it('are not looked for where nobody wants that', async () => {
    client = clientInMemory({ files: nodeFiles });
    const settings = { targets: { enabled: false } };
    await client.initialize({
      rootUri: uri(),
      capabilities,
      settings,
      initializationOptions: { codeLens: true, settings },
    });
    client.open(dockerfile, uri('Dockerfile'));
    await client.published(1, uri('Dockerfile'));
    assert.doesNotMatch((await lenses()).join('\n'), /builds? use/);
    // The configuration of the project is looked for all the same.
    const registered = client.heard.filter(({ method }) => method === 'client/registerCapability');
    assert.doesNotMatch(JSON.stringify(registered), /compose|\.sh\b/);
  });

  it('show how far they are looked for where that takes long, until somebody has enough of it', async () => {
    for (let index = 0; index < 400; index++) write(`s/${index}.sh`, 'docker build --target tests .\n');
    const slow = {
      ...nodeFiles,
      read: async (file: string, longest: number) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return nodeFiles.read(file, longest);
      },
    };
    await start(slow);
    client.open(dockerfile, uri('Dockerfile'));
    const { token } = await client.hears<{ token: string }>('window/workDoneProgress/create');
    const reports: { readonly kind: string; readonly title?: string; readonly message?: string }[] = [];
    client.connection.onUnhandledProgress(({ value }) => void reports.push(value));
    const reported = async (like: (report: (typeof reports)[number]) => boolean) => {
      while (!reports.some(like)) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await reported(({ kind, title }) => kind === 'begin' && title === 'Looking for builds of stages');
    await reported(({ message = '' }) => /^\d+ of 40\d files$/.test(message));
    client.notify('window/workDoneProgress/cancel', { token });
    await reported(({ kind }) => kind === 'end');
    const builds = Number(/^1: (\d+) builds/m.exec(await lensesLike(/^1: \d+ builds/m))?.[1]);
    assert.ok(builds > 2 && builds < 402, `${builds} builds`);
  });
});
