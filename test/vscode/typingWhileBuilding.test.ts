import * as assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { BuildOutcome } from '../../client/src/build/buildOutcome';
import { closeUnsaved, lenses, show, until } from './editing';

const PER_SECOND = 1_000;

/** A docker that tells of that many things in a second while there is a file `loud` beside it, until there is `enough`. */
const talkative = `#!${process.execPath}
const is = (name) => require('node:fs').existsSync(require('node:path').join(__dirname, name));
const args = process.argv.slice(2);
if (args[0] === '--version') console.log('Docker version 28.5.2, build 1');
else if (args[1] === 'version') console.log('github.com/docker/buildx v0.29.1 1');
else {
  const started = '2024-01-01T00:00:00Z';
  const say = (status) => process.stderr.write(JSON.stringify(status) + '\\n');
  const step = { digest: 'sha256:1', name: '[builder 1/2] RUN make', started };
  say({ vertexes: [step, { digest: 'sha256:2', name: '[builder 2/2] RUN more' }] });
  let before = Date.now();
  let said = 0;
  const timer = setInterval(() => {
    const due = said + Math.round(((Date.now() - before) * ${PER_SECOND}) / 1000);
    before = Date.now();
    for (const loud = is('loud'); loud && said < due; said++) {
      const data = Buffer.from('compiling file ' + said + ' of many\\n').toString('base64');
      if (said % 2) say({ statuses: [{ vertex: 'sha256:1', id: 'layer' + (said % 50), current: said, total: 1e6 }] });
      else say({ logs: [{ vertex: 'sha256:1', stream: 1, data }] });
    }
    if (!is('enough')) return;
    clearInterval(timer);
    say({ logs: [{ vertex: 'sha256:1', stream: 1, data: Buffer.from('that is all\\n').toString('base64') }] });
    say({ vertexes: [{ ...step, completed: '2024-01-01T00:00:08Z' }] });
  }, 10);
}
`;

/** How long a key takes until the document has it, in milliseconds: the median of many. */
async function typingTime(editor: vscode.TextEditor): Promise<number> {
  const times: number[] = [];
  for (let key = 0; key < 60; key++) {
    const began = performance.now();
    const typed = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== editor.document) return;
        listener.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand('type', { text: 'x' });
    await typed;
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times.sort((a, b) => a - b)[times.length / 2] ?? 0;
}

describe('a build that tells of a thousand things in a second', function () {
  this.timeout(120_000);
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
  const folder = mkdtempSync(path.join(tmpdir(), 'talkative-'));
  before(async function () {
    if (process.platform === 'win32') this.skip();
    const docker = path.join(folder, 'docker');
    writeFileSync(docker, talkative);
    chmodSync(docker, 0o755);
    await settings().update('engine.path', docker, vscode.ConfigurationTarget.Workspace);
  });
  after(async () => {
    await settings().update('engine.path', undefined, vscode.ConfigurationTarget.Workspace);
    rmSync(folder, { recursive: true });
  });

  it('does not slow down who types meanwhile', async () => {
    const editor = await show('Dockerfile');
    const uri = editor.document.uri;
    const titles = async () => (await lenses(editor.document)).map(({ command }) => command?.title ?? '');
    let isOver = false;
    const building = vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', uri, 0);
    void building.then(() => {
      isOver = true;
    });
    await until('the build', async () => (await titles()).some((title) => /building/.test(title)));
    const notes = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '' }));
    const quiet = await typingTime(notes);
    writeFileSync(path.join(folder, 'loud'), '');
    const began = { time: Date.now(), usage: process.cpuUsage() };
    const loud = await typingTime(notes);
    const { user, system } = process.cpuUsage(began.usage);
    const share = (user + system) / 1000 / (Date.now() - began.time);
    rmSync(path.join(folder, 'loud'));
    const quietAgain = await typingTime(notes);
    assert.ok(!isOver, 'the build goes on while somebody types');
    writeFileSync(path.join(folder, 'enough'), '');
    assert.equal((await building).kind, 'built');
    // A machine that has much else to do gives all of these times as they come.
    const most = 2 * Math.max(quiet, quietAgain) + 30;
    assert.ok(loud < most, `${loud} ms while it talks, ${quiet} ms and ${quietAgain} ms while it doesn't`);
    assert.ok(share < 0.5, `${Math.round(100 * share)} % of a processor`);
    await closeUnsaved();
  });

  it('is shown with all that it said last', async () => {
    await vscode.commands.executeCommand('dockerfileStages.showBuildLog');
    const log = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(log, /^compiling file \d+ of many\nthat is all$/m);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
