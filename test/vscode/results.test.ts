import * as assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { BuildOutcome } from '../../client/src/build/buildOutcome';
import { StageResults } from '../../client/src/build/results/stageResults';
import type { StageFingerprint } from '../../server/src/protocol/fingerprints';
import { closeUnsaved, lenses, until } from './editing';

const run = promisify(execFile);
const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Workspace);

/** Nobody has built this before. */
const NEW = Date.now();
const TEXT = `FROM alpine:3.18 AS base
RUN head -c 3000000 /dev/urandom > /numbers && echo ${NEW}
FROM base AS app
RUN echo an app > /app
FROM alpine:3.18 AS other
RUN echo another ${NEW} > /other
`;

/** What stands above a stage and tells of a build. */
async function told(document: vscode.TextDocument, stage: number): Promise<string> {
  const line = [0, 2, 4][stage];
  const titles = (await lenses(document)).filter(({ range }) => range.start.line === line);
  return titles.map(({ command }) => command?.title ?? '').find((title) => /built/.test(title)) ?? '';
}

async function says(document: vscode.TextDocument, stage: number, what: RegExp): Promise<void> {
  let last = '';
  await until(String(what), async () => {
    last = await told(document, stage);
    return what.test(last);
  }).catch(() => assert.match(last, what));
}

async function hover(document: vscode.TextDocument, line: number, character: number): Promise<string> {
  const position = new vscode.Position(line, character);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
  return texts.find((text) => text.includes('| :--- |')) ?? '';
}

describe('what the last build made', function () {
  this.timeout(120_000);
  // Now and then VS Code ends a task whose terminal has hardly opened.
  this.retries(1);
  const folder = mkdtempSync(path.join(tmpdir(), 'results-'));
  const uri = vscode.Uri.file(path.join(folder, 'Dockerfile'));
  let document: vscode.TextDocument;
  const build = async (stage: number) => {
    const outcome = await vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', uri, stage);
    assert.equal(outcome.kind, 'built', JSON.stringify(outcome));
    return outcome.kind === 'built' ? (outcome.tag ?? '') : '';
  };
  const edit = async (change: (edit: vscode.TextEditorEdit) => void) => {
    const editor = await vscode.window.showTextDocument(document);
    assert.ok(await editor.edit(change));
  };
  let tag = '';
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    writeFileSync(uri.fsPath, TEXT);
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
  });
  after(async () => {
    await closeUnsaved();
    if (tag !== '') await run('docker', ['image', 'rm', '--force', tag]);
    rmSync(folder, { recursive: true });
  });

  it('stands above the stage that was built, and above those that it reached', async () => {
    tag = await build(1);
    await says(document, 1, /^\$\(pass\) 4\.98 MB · 3 layers · built in [\d.]+ s$/);
    await says(document, 0, /built in [\d.]+ s$/);
    assert.doesNotMatch(await told(document, 0), /MB/);
    assert.equal(await told(document, 2), '');
  });

  it('is told in full where its name is', async () => {
    const text = await hover(document, 2, 13);
    assert.match(text, /^\| Image \| results-\w*:app \|$/im);
    assert.match(text, /^\| Size \| 4\.98 MB · 3 layers \|$/m);
    assert.match(text, /^\| Time \| [\d.]+ s · 0 of 2 steps from the cache \|$/m);
    assert.match(text, /^\| Built \| now \|$/m);
    assert.match(text, /\[Show Layers\]\(command:.* · \[Show Log\]\(command:/);
    assert.doesNotMatch(await hover(document, 0, 22), /Size/);
    assert.equal(await hover(document, 2, 6), '');
  });

  it('stays when a comment is written, and is told to be old when something is that it reaches', async () => {
    await edit((edit) => edit.insert(new vscode.Position(3, 0), '# a comment\n'));
    await says(document, 1, /^\$\(package\) 4\.98 MB · 3 layers · built in [\d.]+ s$/);
    const lens = (await lenses(document)).find(({ command }) => /MB/.test(command?.title ?? ''));
    assert.deepEqual(lens?.command?.arguments, [uri.toString(), [1]]);
    assert.ok((await vscode.commands.getCommands(true)).includes(lens?.command?.command ?? ''));
    await edit((edit) => edit.insert(new vscode.Position(1, 4), 'true && '));
    await says(document, 1, /MB .* built in [\d.]+ s · changed since$/);
    await says(document, 0, /built in [\d.]+ s · changed since$/);
    assert.match(await hover(document, 2, 13), /\*The Dockerfile has changed since\.\*/);
    await vscode.commands.executeCommand('undo');
    await says(document, 1, /MB .* built in [\d.]+ s$/);
    await edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, 'USER me\n'));
    assert.doesNotMatch(await told(document, 1), /changed/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is still what made it after a build that found all in the cache', async () => {
    const before = await told(document, 1);
    await build(1);
    await says(document, 1, /MB · 3 layers · built from the cache$/);
    await edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    await vscode.commands.executeCommand('undo');
    await until('the time that it took', async () => (await told(document, 1)) === before);
  });

  it('is not shown by who does not want it', async () => {
    await set('codeLens.results', false);
    try {
      await until('no word of it', async () => (await told(document, 1)) === '');
    } finally {
      await set('codeLens.results', undefined);
    }
    await says(document, 1, /MB/);
  });

  it('is known of the builder of old', async () => {
    const bin = mkdtempSync(path.join(tmpdir(), 'old-docker-'));
    const docker = path.join(bin, 'docker');
    writeFileSync(docker, '#!/bin/sh\n[ "$1" = buildx ] && exit 1\nexec docker "$@"\n');
    chmodSync(docker, 0o755);
    await set('engine.path', docker);
    try {
      const other = await build(2);
      await says(document, 2, /^\$\(pass\) 1\.98 MB · 2 layers · built in/);
      await run('docker', ['image', 'rm', '--force', other]);
    } finally {
      await set('engine.path', undefined);
      rmSync(bin, { recursive: true });
    }
  });

  it('is known of podman, where there is one', async function () {
    try {
      await run('podman', ['--version']);
    } catch {
      this.skip();
    }
    const archive = path.join(folder, 'alpine.tar');
    execFileSync('docker', ['image', 'save', '--output', archive, 'alpine:3.18']);
    execFileSync('podman', ['image', 'load', '--input', archive], { stdio: 'ignore' });
    await set('engine.kind', 'podman');
    try {
      const other = await build(2);
      await says(document, 2, /^\$\(\w+\) 2\.1\d MB · 2 layers · built/);
      await run('podman', ['image', 'rm', '--force', other]);
    } finally {
      await set('engine.kind', undefined);
    }
  });
});

describe('the memory of what was built', () => {
  it('outlives the window, and knows what is as it was', async () => {
    const kept = new Map<string, unknown>();
    const memory = {
      keys: () => [...kept.keys()],
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, JSON.parse(JSON.stringify(value))),
    } as vscode.Memento;
    const stages = (fingerprint: string): StageFingerprint[] => [
      { index: 0, name: 'app', line: 0, isDefault: true, fingerprint },
    ];
    const file = vscode.Uri.file('/somewhere/Dockerfile');
    const progress = { steps: [], text: [], total: undefined };
    const image = { tag: 'app', id: 'sha256:0a', size: 12, layerCount: 1 };

    const first = new StageResults(memory, async () => stages('a'));
    const run = { target: 'app', progress, startedAt: 0, endedAt: 8_000, end: 'built' } as const;
    await first.keep(file, run, stages('a'), image);
    first.dispose();

    const next = new StageResults(memory, async () => stages('a'));
    const [shown] = await next.of(file);
    assert.deepEqual([shown?.result.image?.size, shown?.result.duration, shown?.isStale], [12, 8_000, false]);
    next.dispose();
    const edited = new StageResults(memory, async () => stages('b'));
    assert.equal((await edited.of(file))[0]?.isStale, true);
    edited.dispose();
    const gone = new StageResults(memory, async () => []);
    assert.deepEqual(await gone.of(file), []);
    gone.dispose();
  });
});
