import * as assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { CheckOutcome } from '../../client/src/build/check/checkWithEngine';
import { closeUnsaved, until } from './editing';

const dockerfile = `FROM alpine:3.18 as one
RUN true

FROM one AS Two
MAINTAINER me
`;

describe('checking with the real engine', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'checking-'));
  const file = vscode.Uri.file(path.join(folder, 'Dockerfile'));
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
  const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Workspace);
  const check = (stageIndex: number) =>
    vscode.commands.executeCommand<CheckOutcome>('dockerfileStages.checkWithEngine', file, stageIndex);
  const ours = () => vscode.languages.getDiagnostics(file).filter(({ source }) => source === 'dockerfile-stages');
  const dockers = () =>
    vscode.languages
      .getDiagnostics(file)
      .filter(({ source }) => source === 'docker build --check')
      .map(({ code, range }) => `${range.start.line + 1}: ${typeof code === 'object' ? code.value : code}`);
  const open = async () => {
    const editor = await vscode.window.showTextDocument(file);
    await until('our own findings', () => ours().length > 0);
    return editor;
  };
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
    writeFileSync(file.fsPath, dockerfile);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('says nothing twice', async () => {
    await open();
    const outcome = await check(1);
    assert.deepEqual(outcome, { kind: 'checked', found: 3, added: 0 });
    assert.deepEqual(dockers(), []);
  });

  it('shows what we do not, until its line is edited or it is checked again', async () => {
    const rules = ['rules.from-as-casing', 'rules.maintainer-deprecated'];
    for (const rule of rules) await set(rule, 'off');
    try {
      const editor = await open();
      const codes = () => ours().map(({ code }) => (typeof code === 'object' ? code.value : code));
      const isAsSet = () =>
        codes().includes('stage-name-casing') && !codes().some((code) => rules.includes(`rules.${code}`));
      await until('our own findings without those', isAsSet);
      assert.deepEqual(await check(1), { kind: 'checked', found: 3, added: 2 });
      assert.deepEqual(dockers(), ['1: FromAsCasing', '5: MaintainerDeprecated']);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# above\n'));
      assert.deepEqual(dockers(), ['2: FromAsCasing', '6: MaintainerDeprecated']);
      await editor.edit((edit) => edit.insert(new vscode.Position(5, 13), ' too'));
      assert.deepEqual(dockers(), ['2: FromAsCasing']);
      assert.equal((await check(0)).kind, 'checked');
      assert.equal(editor.document.isDirty, false);
      await until('what is new', () => dockers().join() === '2: FromAsCasing,6: MaintainerDeprecated');
      await set(rules[0] ?? '', undefined);
      await until('one that we say ourselves', () => dockers().length === 1);
    } finally {
      for (const rule of rules) await set(rule, undefined);
      await closeUnsaved();
    }
  });

  it('is refused by an engine that builds only', async () => {
    const podman = path.join(folder, 'podman');
    writeFileSync(podman, '#!/bin/sh\necho podman version 5.0.0\n');
    chmodSync(podman, 0o755);
    await set('engine.path', podman);
    try {
      assert.deepEqual(await check(0), { kind: 'refused', reason: 'engine-lacks' });
    } finally {
      await set('engine.path', undefined);
    }
  });
});
