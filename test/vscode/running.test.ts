import * as assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { RunOutcome } from '../../client/src/run/runOutcome';
import { closeUnsaved, fileUri, lenses, until } from './editing';

const run = promisify(execFile);
const command = (name: string, ...args: unknown[]) =>
  vscode.commands.executeCommand<RunOutcome>(`dockerfileStages.${name}`, ...args);

/** What a program prints; empty where it fails. */
async function said(program: string, ...args: string[]): Promise<string> {
  try {
    return (await run(program, args)).stdout.trim();
  } catch {
    return '';
  }
}

const docker = (...args: string[]) => said('docker', ...args);

/** Those that our label is on, running or not. */
const containers = () => docker('ps', '--all', '--filter=label=dockerfile-stages', '--format={{.Names}}');

/** The container of a command that opened one. */
function opened(outcome: RunOutcome): string {
  assert.equal(outcome.kind, 'opened', JSON.stringify(outcome));
  return outcome.kind === 'opened' ? outcome.container : '';
}

/** The open terminal of this name, once there is one. */
const terminal = (name: RegExp) =>
  until(`terminal ${name}`, () => vscode.window.terminals.find((one) => name.test(one.name)));

/** A Dockerfile in a folder of its own, which is also the context. */
function dockerfile(text: string, files: Record<string, string> = {}): vscode.Uri {
  const folder = mkdtempSync(path.join(tmpdir(), 'running-'));
  folders.push(folder);
  for (const [name, content] of Object.entries({ ...files, Dockerfile: text })) {
    writeFileSync(path.join(folder, name), content);
  }
  return vscode.Uri.file(path.join(folder, 'Dockerfile'));
}

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('a shell in a stage', function () {
  this.timeout(120_000);
  this.retries(1);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  it('answers in the folder of the stage, as its user, and goes with its terminal', async () => {
    const file = dockerfile(
      'FROM alpine:3.18 AS tools\nWORKDIR /work\nUSER 1000\nENTRYPOINT ["false"]\nFROM tools AS b\n',
    );
    const container = opened(await command('shellInStage', file, 0));
    const shell = await terminal(/^tools · shell$/);
    await until('the container', async () => (await containers()) === container);
    shell.sendText('{ pwd; id -u; } > /tmp/told');
    const told = () => docker('exec', container, 'cat', '/tmp/told');
    assert.equal(await until('an answer', async () => /\n/.test(await told()) && told()), '/work\n1000');
    shell.dispose();
    await until('no container', async () => (await containers()) === '');
  });

  it('is one click away once the stage is built', async () => {
    const file = dockerfile('FROM alpine:3.18 AS one\nFROM one AS two\nRUN true\n');
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('dockerfileStages.buildStage', file, 0);
    const document = await vscode.workspace.openTextDocument(file);
    const shells = await until('the lens', async () => {
      const found = (await lenses(document)).filter(({ command }) => command?.title === '$(terminal) Shell');
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      shells.map(({ range }) => range.start.line),
      [0],
    );
    await closeUnsaved();
  });

  it('opens in a stage that no build can ask for', async () => {
    const file = dockerfile('FROM alpine:3.18\nRUN echo one > /one\nFROM scratch\nCOPY --from=0 /one /\n');
    const container = opened(await command('shellInStage', file, 0));
    const shell = await terminal(/stage 0 · shell$/);
    await until('its file', async () => (await docker('exec', container, 'cat', '/one')) === 'one');
    assert.match(await docker('image', 'ls', '--format={{.Repository}}'), /dockerfile-stages\//);
    shell.dispose();
    await until('no container', async () => (await containers()) === '');
    await until('no image', async () => !/dockerfile-stages\//.test(await docker('image', 'ls')));
  });

  it('is missed in a stage that has none', async () => {
    const file = dockerfile(
      'FROM alpine:3.18 AS builder\nRUN echo one > /one\nFROM scratch\nCOPY --from=builder /one /\n',
    );
    assert.deepEqual(await command('shellInStage', file, 1), { kind: 'no-shell' });
    assert.equal(await containers(), '');
  });

  it('is refused where there is no engine', async () => {
    const settings = vscode.workspace.getConfiguration('dockerfileStages');
    await settings.update('engine.path', '/nowhere/docker', vscode.ConfigurationTarget.Workspace);
    try {
      const outcome = await command('shellInStage', fileUri('Dockerfile').toString(), 0);
      assert.deepEqual(outcome, { kind: 'refused', reason: 'no-engine' });
    } finally {
      await settings.update('engine.path', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('running a stage', function () {
  this.timeout(120_000);
  this.retries(1);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  /** What a port answers, seen from where the engine is. */
  function answer(port: string): Promise<string> {
    const engine = readFileSync(
      path.join(path.dirname(process.env.DOCKER_HOST?.slice(7) ?? ''), 'dockerd.pid'),
      'utf8',
    );
    const ask = 'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "GET /page HTTP/1.0\\r\\n\\r\\n" >&3 && cat <&3';
    return said('nsenter', `--target=${engine.trim()}`, '--net', 'bash', '-c', ask, 'bash', port);
  }

  it('publishes its ports on this machine alone, and ends with its task', async () => {
    const page = 'FROM busybox AS web\nRUN mkdir /www && echo hello > /www/page\nEXPOSE 8000\n';
    const file = dockerfile(`${page}CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]\nFROM web AS last\n`);
    const container = opened(await command('runStage', file, 0));
    const port = await until('a port', () => docker('port', container, '8000'));
    assert.match(port, /^127\.0\.0\.1:\d+$/);
    await until('the page', async () => /hello/.test(await answer(port.split(':')[1] ?? '')));
    const execution = vscode.tasks.taskExecutions.find(({ task }) => task.name === 'web · run');
    assert.ok(execution);
    execution.terminate();
    await until('no container', async () => (await containers()) === '');
  });

  it('leaves what it printed to be read where it ends by itself', async () => {
    const file = dockerfile('FROM alpine:3.18 AS job\nCMD ["echo", "done"]\n');
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== 'job · run') return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    opened(await command('runStage', file, 0));
    assert.equal(await ended, 0);
    assert.ok(vscode.window.terminals.some(({ name }) => name.includes('job · run')));
    await until('no container', async () => (await containers()) === '');
  });

  it('is not possible for a stage with nothing to run', async () => {
    const file = dockerfile('FROM scratch AS files\nCOPY Dockerfile /\n');
    assert.deepEqual(await command('runStage', file, 0), { kind: 'no-command' });
  });
});

describe('a shell where a build failed', function () {
  this.timeout(120_000);
  this.retries(1);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  it('has what the steps before have left, and nothing that the context leaves out', async () => {
    const above = 'ARG TAG=3.18\nFROM alpine:$TAG AS base\nFROM base AS broken\nARG WHO=me\nCOPY . /all/\nRUN <<EOF\n';
    const file = dockerfile(
      `${above}echo before > /before\nEOF\nRUN echo $WHO > /next && exit 3\nFROM base\nRUN false\n`,
      {
        'Dockerfile.dockerignore': 'left-out\n',
        'left-out': '',
        kept: '',
      },
    );
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const built = await vscode.commands.executeCommand<RunOutcome>('dockerfileStages.buildStage', file, 1);
    assert.equal(built.kind, 'failed');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file,
      document.lineAt(8).range,
    );
    const action = actions.find(({ title }) => title === 'Shell in the Last Good State')?.command;
    assert.deepEqual(action?.arguments?.map(String), [file.toString(), '8']);
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('dockerfile-stages-'));
    const outcome = await vscode.commands.executeCommand<RunOutcome>(
      action?.command ?? '',
      ...(action?.arguments ?? []),
    );
    const container = opened(outcome);
    const shell = await terminal(/^broken before line 9 · shell$/);
    const list = () => docker('exec', container, 'sh', '-c', 'cat /before && ls /all && ! ls /next');
    const seen = await until('its files', list);
    assert.match(seen, /^before\n/);
    assert.match(seen, /kept/);
    assert.doesNotMatch(seen, /left-out|next/);
    shell.sendText('echo $WHO > /who');
    await until('the argument', async () => (await docker('exec', container, 'cat', '/who')) === 'me');
    const files = readdirSync(tmpdir()).filter((name) => name.startsWith('dockerfile-stages-'));
    assert.deepEqual(files, before);
    shell.dispose();
    await until('no container', async () => (await containers()) === '');
    await until('no image', async () => !/dockerfile-stages\/running.*broken/.test(await docker('image', 'ls')));
    await closeUnsaved();
  });

  it('is refused where nothing failed', async () => {
    const file = dockerfile('FROM alpine:3.18\nRUN true\n');
    const outcome = await command('shellInLastGoodState', file);
    assert.deepEqual(outcome, { kind: 'refused', reason: 'nothing-built' });
  });
});

describe('a shell with another engine', function () {
  this.timeout(120_000);
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
  const set = (name: string, value: string | undefined) =>
    settings().update(name, value, vscode.ConfigurationTarget.Workspace);

  for (const engine of ['podman', 'buildah']) {
    it(`answers with ${engine}, where there is one`, async function () {
      if (!process.env.DOCKER_HOST || !(await said(engine, '--version'))) this.skip();
      const folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
      folders.push(folder);
      // A container within another may not raise its limits.
      const limits = path.join(folder, 'containers.conf');
      writeFileSync(limits, '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n');
      const program = path.join(folder, engine);
      const real = (await said('sh', '-c', `command -v ${engine}`)) || engine;
      writeFileSync(program, `#!/bin/sh\nunset DOCKER_CONFIG\nexport CONTAINERS_CONF=${limits}\nexec ${real} "$@"\n`);
      chmodSync(program, 0o755);
      const archive = path.join(folder, 'alpine.tar');
      execFileSync('docker', ['image', 'save', '--output', archive, 'alpine:3.18']);
      execFileSync('podman', ['image', 'load', '--input', archive], { stdio: 'ignore' });
      await set('engine.path', program);
      try {
        const file = dockerfile('FROM alpine:3.18 AS tools\nWORKDIR /work\nFROM tools AS last\n');
        const container = opened(await command('shellInStage', file, 0));
        const shell = await terminal(/^tools · shell$/);
        shell.sendText('pwd > /told');
        const inside = engine === 'podman' ? ['exec', container] : ['run', container, '--'];
        await until('an answer', async () => (await said(program, ...inside, 'cat', '/told')) === '/work');
        shell.dispose();
        const all =
          engine === 'podman' ? ['ps', '--all', '--format={{.Names}}'] : ['containers', '--format={{.ContainerName}}'];
        await until('no container', async () => !(await said(program, ...all)).includes(container));
      } finally {
        await set('engine.path', undefined);
      }
    });
  }
});
