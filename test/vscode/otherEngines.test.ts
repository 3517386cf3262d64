import * as assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { BuildOutcome } from '../../client/src/build/buildOutcome';
import { closeUnsaved, complaints, fileUri, lenses, show, until } from './editing';

const run = promisify(execFile);
const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
const set = (name: string, value: string | undefined) =>
  settings().update(name, value, vscode.ConfigurationTarget.Workspace);
const build = (file: string, stageIndex: number) =>
  vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', fileUri(file).toString(), stageIndex);

/** What is seen of a build that fails: its outcome, the underlined line and the lenses. */
async function checkFailure(): Promise<void> {
  const editor = await show('failing/Dockerfile');
  const outcome = await build('failing/Dockerfile', 1);
  assert.equal(outcome.kind, 'failed', JSON.stringify(outcome.kind));
  const marks = () => complaints(editor.document).filter((text) => text.includes('ended with exit code'));
  assert.deepEqual(marks(), ['4: This command ended with exit code 3.\nabout to fail']);
  const titles = async () => (await lenses(editor.document)).map(({ command }) => command?.title ?? '');
  await until('how it went', async () => (await titles()).some((title) => /failed after/.test(title)));
  assert.ok((await titles()).some((title) => /built (?:in|from)/.test(title)));
  await editor.edit((edit) => edit.insert(new vscode.Position(3, 4), 'true && '));
  assert.deepEqual(marks(), []);
  await closeUnsaved();
}

describe('a build that fails', function () {
  this.timeout(120_000);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  it('is shown at its line with the builder of old, which tells no lines', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'old-docker-'));
    const docker = path.join(folder, 'docker');
    writeFileSync(docker, '#!/bin/sh\n[ "$1" = buildx ] && exit 1\nexec docker "$@"\n');
    chmodSync(docker, 0o755);
    await set('engine.path', docker);
    try {
      await checkFailure();
    } finally {
      await set('engine.path', undefined);
      rmSync(folder, { recursive: true });
    }
  });

  it('is shown at its line with podman, where there is one', async function () {
    try {
      await run('podman', ['--version']);
    } catch {
      this.skip();
    }
    const archive = path.join(mkdtempSync(path.join(tmpdir(), 'podman-')), 'alpine.tar');
    execFileSync('docker', ['image', 'save', '--output', archive, 'alpine:3.18']);
    execFileSync('podman', ['image', 'load', '--input', archive], { stdio: 'ignore' });
    rmSync(path.dirname(archive), { recursive: true });
    await set('engine.kind', 'podman');
    try {
      await checkFailure();
    } finally {
      await set('engine.kind', undefined);
    }
  });

  it('says which stage was meant by an image that cannot be had', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mistyped-'));
    const file = path.join(folder, 'Dockerfile');
    writeFileSync(file, 'FROM alpine:3.18 AS builder\nRUN true\nFROM scratch AS final\nCOPY --from=bilder /x /y\n');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await until('our rule', () => complaints(document).some((text) => text.includes("stage 'builder'")));
    const answer = vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', document.uri, 1);
    const mark = await until('the underline', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'docker build'),
    );
    assert.equal((await answer).kind, 'failed');
    assert.equal(mark.range.start.line, 3);
    assert.match(mark.message, /did you mean stage 'builder'\?/);
    await closeUnsaved();
    rmSync(folder, { recursive: true });
  });
});

describe('several builds', function () {
  this.timeout(120_000);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  it('run beside each other, each with its own end', async () => {
    const slow = build('slow/Dockerfile', 0);
    const execution = await until('the slow one', () =>
      vscode.tasks.taskExecutions.find(({ task }) => /^slow/.test(task.name)),
    );
    const quick = await build('docker/Dockerfile', 0);
    assert.equal(quick.kind, 'built');
    if (quick.kind === 'built' && quick.tag) await run('docker', ['image', 'rm', '--force', quick.tag]);
    assert.ok(vscode.tasks.taskExecutions.includes(execution));
    execution.terminate();
    assert.deepEqual(await slow, { kind: 'cancelled' });
  });
});
