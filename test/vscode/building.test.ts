import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { BuildOutcome } from '../../client/src/build/buildOutcome';
import { refusedByTrust } from '../../client/src/build/refuse';
import { closeUnsaved, complaints, fileUri, lenses, show, showNew, until } from './editing';

const docker = (...args: string[]) => promisify(execFile)('docker', args);
const build = (file: string, stageIndex: number) =>
  vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', fileUri(file).toString(), stageIndex);

/** The name that a build of the workspace's own Dockerfile gives to a stage. */
function imageOf(stage: string): string {
  const folder = fileUri('.').path.split('/').filter(Boolean).at(-1);
  return `${folder?.toLowerCase()}:${stage}`;
}

/** The command lines of this machine. */
async function processes(): Promise<string> {
  return (await promisify(execFile)('ps', ['-eo', 'args'])).stdout;
}

const images: string[] = [];
after(async () => {
  if (images.length > 0) await docker('image', 'rm', '--force', ...images);
});

/** The outcome of a build that succeeded; its image is removed after the tests. */
function builtTag(outcome: BuildOutcome): string {
  assert.equal(outcome.kind, 'built', JSON.stringify(outcome));
  const tag = outcome.kind === 'built' ? outcome.tag : undefined;
  assert.ok(tag);
  images.push(tag);
  return tag;
}

describe('building a stage with the real engine', function () {
  this.timeout(120_000);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  it('makes an image of the stage and of nothing after it', async () => {
    const tag = builtTag(await build('Dockerfile', 0));
    assert.equal(tag, imageOf('builder'));
    const { stdout } = await docker('image', 'inspect', '--format', '{{.Config.WorkingDir}}', tag);
    assert.equal(stdout.trim(), '/src');
    await assert.rejects(docker('image', 'inspect', imageOf('final')));
  });

  it('runs as a task, in a terminal named after the stage', async () => {
    const started: string[] = [];
    const listener = vscode.tasks.onDidStartTask(({ execution }) => started.push(execution.task.name));
    builtTag(await build('Dockerfile', 0));
    listener.dispose();
    assert.deepEqual(started, ['builder']);
    assert.ok(vscode.window.terminals.some(({ name }) => name.includes('builder')));
  });

  it('saves what was typed first', async () => {
    const editor = await show('Dockerfile');
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), 'LABEL typed=yes\n'));
    assert.equal(editor.document.isDirty, true);
    const tag = builtTag(await build('Dockerfile', 2));
    assert.equal(editor.document.isDirty, false);
    const { stdout } = await docker('image', 'inspect', '--format', '{{.Config.Labels.typed}}', tag);
    assert.equal(stdout.trim(), 'yes');
  });

  it('needs no name for the last stage', async () => {
    builtTag(await build('unnamed/Dockerfile', 1));
  });

  it('takes a Dockerfile from outside of the workspace', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'elsewhere-'));
    writeFileSync(path.join(folder, 'Dockerfile'), 'FROM scratch AS away\nCOPY Dockerfile /\n');
    const uri = vscode.Uri.file(path.join(folder, 'Dockerfile'));
    const outcome = await vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', uri, 0);
    assert.match(builtTag(outcome), /^elsewhere-.*:away$/);
    rmSync(folder, { recursive: true });
  });

  it('underlines the instruction that failed, until it is edited', async () => {
    const editor = await show('failing/Dockerfile');
    const outcome = await build('failing/Dockerfile', 1);
    assert.equal(outcome.kind, 'failed');
    const complaint = complaints(editor.document).find((text) => text.startsWith('4:'));
    assert.match(complaint ?? '', /exit code 3/);
    assert.match(complaint ?? '', /about to fail/);

    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a line above\n'));
    assert.ok(complaints(editor.document).some((text) => text.startsWith('5:')));
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 4), 'true && '));
    assert.deepEqual(
      complaints(editor.document).filter((text) => text.includes('exit code')),
      [],
    );
    await closeUnsaved();
  });

  it('offers the log and another build where it failed', async () => {
    const editor = await show('failing/Dockerfile');
    await build('failing/Dockerfile', 1);
    const range = editor.document.lineAt(3).range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      range,
    );
    const rebuild = actions.find(({ title }) => title === 'Rebuild');
    assert.deepEqual(rebuild?.command?.arguments, [editor.document.uri, 1]);
    const log = actions.find(({ title }) => title === 'Show Log')?.command;
    await vscode.commands.executeCommand(log?.command ?? '', ...(log?.arguments ?? []));
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'dockerfile-stages-log');
    assert.match(shown?.getText() ?? '', /RUN echo about to fail && exit 3\n# failed .*\nabout to fail\n/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('takes the underline away when a build gets over it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mended-'));
    writeFileSync(path.join(folder, 'Dockerfile'), 'FROM alpine:3.18 AS mended\nCOPY flag /\nRUN grep yes /flag\n');
    writeFileSync(path.join(folder, 'flag'), 'no\n');
    const document = await vscode.workspace.openTextDocument(path.join(folder, 'Dockerfile'));
    await vscode.window.showTextDocument(document);
    const buildIt = () => vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', document.uri, 0);
    const failed = () => complaints(document).filter((text) => text.startsWith('3: This command ended'));
    assert.equal((await buildIt()).kind, 'failed');
    assert.deepEqual(failed(), ['3: This command ended with exit code 1.']);
    writeFileSync(path.join(folder, 'flag'), 'yes\n');
    builtTag(await buildIt());
    assert.deepEqual(failed(), []);
    await closeUnsaved();
    rmSync(folder, { recursive: true });
  });

  it('tells above the stage how far it is and how it went, until the text changes', async () => {
    const editor = await show('slow/Dockerfile');
    const titles = async () => (await lenses(editor.document)).map(({ command }) => command?.title ?? '');
    const lens = (what: RegExp) => until(String(what), async () => (await titles()).some((title) => what.test(title)));
    const outcome = build('slow/Dockerfile', 0);
    await lens(/building 2\/2 · \d+ s$/);
    vscode.tasks.taskExecutions.find(({ task }) => /^slow/.test(task.name))?.terminate();
    assert.deepEqual(await outcome, { kind: 'cancelled' });
    await lens(/cancelled$/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# more\n'));
    await until('no word of the build', async () => !(await titles()).some((title) => /cancelled/.test(title)));
    await closeUnsaved();
  });

  it('ends, on the machine too, with its task', async () => {
    const outcome = build('slow/Dockerfile', 0);
    const running = await until('the build', () =>
      vscode.tasks.taskExecutions.find(({ task }) => /^slow/.test(task.name)),
    );
    await until('the command in it', async () => (await processes()).includes('--target=slow'));
    running.terminate();
    assert.deepEqual(await outcome, { kind: 'cancelled' });
    await until('no command', async () => !(await processes()).includes('--target=slow'));
  });

  it('ends as it ends, however soon the same is built again', async () => {
    for (let round = 0; round < 5; round++) assert.equal((await build('failing/Dockerfile', 1)).kind, 'failed');
  });

  it('ends as it ends beside others', async () => {
    for (let round = 0; round < 4; round++) {
      const files = ['failing/Dockerfile', 'failing/Dockerfile', 'Dockerfile'];
      const outcomes = await Promise.all(files.map((file, index) => build(file, index === 0 ? 1 : 0)));
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['failed', 'built', 'built'],
      );
    }
  });

  it('is not begun twice at a time unless one wants that', async () => {
    const isRunning = () => vscode.tasks.taskExecutions.some(({ task }) => /^slow/.test(task.name));
    const first = build('slow/Dockerfile', 0);
    const second = build('slow/Dockerfile', 0);
    const settled = Promise.race([first, second]);
    let isSettled = false;
    void settled.then(() => {
      isSettled = true;
    });
    await until('the question to be closed', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return isSettled;
    });
    assert.deepEqual(await settled, { kind: 'cancelled' });
    assert.ok(isRunning());
    vscode.tasks.taskExecutions.find(({ task }) => /^slow/.test(task.name))?.terminate();
    assert.deepEqual(await Promise.all([first, second]), [{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  });

  it('runs from tasks.json, with the context that it names', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const tasks = vscode.workspace.getConfiguration('tasks', folder);
    const mine = {
      type: 'dockerfile-stages',
      label: 'greet',
      dockerfile: 'docker/Dockerfile',
      stage: 'greeting',
      context: '.',
    };
    await tasks.update('version', '2.0.0', vscode.ConfigurationTarget.Workspace);
    await tasks.update('tasks', [mine], vscode.ConfigurationTarget.Workspace);
    const task = await until('the task', async () =>
      (await vscode.tasks.fetchTasks()).find(({ name }) => name === 'greet'),
    );
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== 'greet') return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, 0);
    images.push('docker:greeting');
    await docker('image', 'inspect', 'docker:greeting');
  });
});

describe('building a stage with answers', function () {
  this.timeout(150_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'answers-'));
  const file = vscode.Uri.file(path.join(folder, 'Dockerfile'));
  const run = (...args: unknown[]) =>
    vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStageWith', file, ...args);
  const greeting = async (outcome: BuildOutcome) => {
    const label = '{{.Config.Labels.greeting}}';
    return (await docker('image', 'inspect', '--format', label, builtTag(outcome))).stdout.trim();
  };
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
    const greet = 'FROM alpine:3.18 AS greet\nARG WHO\nARG GREETING=hello\nLABEL greeting="$GREETING $WHO"\n';
    const token = 'FROM alpine:3.18 AS token\nRUN --mount=type=secret,id=word cp /run/secrets/word /word\n';
    writeFileSync(file.fsPath, greet + token);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('hands an argument to the engine', async () => {
    assert.equal(await greeting(await run(0, { args: { WHO: 'world' } })), 'hello world');
  });

  it('gives the same answers again for a press of Enter', async () => {
    await run(0, { args: { WHO: 'again', GREETING: 'good day' } });
    const outcome = run(0);
    let ended = false;
    void outcome.then(() => {
      ended = true;
    });
    await until(
      'the build',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return ended;
      },
      100_000,
    );
    assert.equal(await greeting(await outcome), 'good day again');
  });

  it('keeps its answers while VS Code makes a list of the tasks', async () => {
    await vscode.window.showTextDocument(file);
    for (const WHO of ['one', 'two', 'three']) {
      let ended = false;
      const outcome = run(0, { args: { WHO } });
      void outcome.then(() => {
        ended = true;
      });
      while (!ended) await vscode.tasks.fetchTasks({ type: 'dockerfile-stages' });
      assert.equal(await greeting(await outcome), `hello ${WHO}`);
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('shows nobody the value of what looks secret, whatever prints it', async () => {
    const told = 'FROM alpine:3.18 AS told\nARG API_TOKEN\nRUN echo "got $API_TOKEN" && sleep 1 && exit 3\n';
    const uri = vscode.Uri.file(path.join(folder, 'told.Dockerfile'));
    writeFileSync(uri.fsPath, told);
    const editor = await vscode.window.showTextDocument(uri);
    const answers = { args: { API_TOKEN: 'hunter22' } };
    const outcome = await vscode.commands.executeCommand('dockerfileStages.buildStageWith', uri, 0, answers);
    await vscode.commands.executeCommand('dockerfileStages.showBuildLog', uri);
    const log = vscode.window.activeTextEditor?.document.getText() ?? '';
    const shown = [JSON.stringify(outcome), ...complaints(editor.document), log];
    for (const text of shown) assert.doesNotMatch(text, /hunter22/);
    assert.match(log, /^got \*\*\*$/m);
    assert.ok(shown[1]?.includes('got ***'), shown[1]);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('hands a secret to the engine', async () => {
    const secret = fileUri('hello.txt').fsPath;
    builtTag(await run(1, { secrets: { word: { file: secret } }, noCache: true }));
    assert.equal((await run(1, { secrets: {}, noCache: true })).kind, 'failed');
  });

  it('asks for what a build cannot do without, and for nothing else', async () => {
    const write = (name: string, base: string) => {
      const uri = vscode.Uri.file(path.join(folder, name));
      writeFileSync(uri.fsPath, `${base} AS based\nARG WHO\nLABEL greeting=$WHO\n`);
      return uri;
    };
    const build = (uri: vscode.Uri) =>
      vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStage', uri, 0);
    builtTag(await build(write('plain.Dockerfile', 'FROM alpine:3.18')));
    const uri = write('base.Dockerfile', 'ARG BASE\nFROM $BASE');
    const answers = { args: { BASE: 'alpine:3.18', WHO: 'you' } };
    await vscode.commands.executeCommand('dockerfileStages.buildStageWith', uri, 0, answers);
    let ended = false;
    const outcome = build(uri);
    void outcome.then(() => {
      ended = true;
    });
    const accept = async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return ended;
    };
    await until('the build with the answers of last time', accept, 100_000);
    assert.equal(await greeting(await outcome), 'you');
  });

  it('hands a named context and a cache to the engine', async () => {
    const assets = mkdtempSync(path.join(tmpdir(), 'assets-'));
    writeFileSync(path.join(assets, 'word.txt'), 'given');
    const named = vscode.Uri.file(path.join(assets, 'named.Dockerfile'));
    writeFileSync(named.fsPath, 'FROM scratch AS named\nCOPY --from=words word.txt /\n');
    const build = (answers: object) =>
      vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.buildStageWith', named, 0, answers);
    builtTag(await build({ contexts: { words: assets }, cacheFrom: ['type=registry,ref=localhost:1/none'] }));
    assert.equal((await build({ noCache: true })).kind, 'failed');
    rmSync(assets, { recursive: true });
  });

  it('builds the last one again, with its answers', async () => {
    await run(0, { args: { WHO: 'me' } });
    assert.equal(
      await greeting(await vscode.commands.executeCommand<BuildOutcome>('dockerfileStages.rebuildLast')),
      'hello me',
    );
  });

  it('builds all targets, and says how each ended', async () => {
    const outcomes = await vscode.commands.executeCommand<BuildOutcome[]>(
      'dockerfileStages.buildAllTargets',
      fileUri('unnamed/Dockerfile').toString(),
    );
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['built'],
    );
    outcomes.forEach(builtTag);
  });

  it('is cancelled where the question is closed', async () => {
    const outcome = run(1);
    let asked: BuildOutcome | undefined;
    void outcome.then((value) => {
      asked = value;
    });
    await until('an end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return asked;
    });
    assert.deepEqual(asked, { kind: 'cancelled' });
  });
});

describe('saving a build as a task', function () {
  this.timeout(120_000);
  const tasksJson = fileUri('.vscode/tasks.json');
  const read = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(tasksJson));
  after(() => vscode.workspace.fs.delete(tasksJson));

  it('writes it to tasks.json and leaves all else there as it is', async () => {
    const others =
      '{\n  // kept\n  "version": "2.0.0",\n  "tasks": [{ "label": "x", "type": "shell", "command": "true" }]\n}\n';
    await vscode.workspace.fs.writeFile(tasksJson, new TextEncoder().encode(others));
    const file = fileUri('docker/Dockerfile').toString();
    assert.equal(await vscode.commands.executeCommand('dockerfileStages.saveAsTask', file, 0), true);
    const text = await read();
    assert.match(text, /\/\/ kept/);
    assert.match(text, /"type": "dockerfile-stages"/);
    assert.match(text, /"dockerfile": "docker\/Dockerfile"/);
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), others);
    await vscode.commands.executeCommand('redo');
    await vscode.window.activeTextEditor?.document.save();
  });

  it('is complained of by nobody', async () => {
    await show('.vscode/tasks.json');
    assert.deepEqual(vscode.languages.getDiagnostics(tasksJson), []);
  });
});

describe('asking for a build that cannot be', () => {
  const settings = () => vscode.workspace.getConfiguration('dockerfileStages');

  it('is refused, with the reason, where there is no engine', async () => {
    await settings().update('engine.path', '/nowhere/docker', vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await build('Dockerfile', 0), { kind: 'refused', reason: 'no-engine' });
    } finally {
      await settings().update('engine.path', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('is refused in a folder that is not trusted', () => {
    assert.deepEqual(refusedByTrust(false), { kind: 'refused', reason: 'untrusted' });
    assert.equal(refusedByTrust(true), undefined);
  });

  it('is refused for a stage that has no name to ask for', async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    assert.deepEqual(await build('unnamed/Dockerfile', 0), { kind: 'refused', reason: 'not-a-target' });
  });

  it('is refused for a file that is not on disk', async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    const { document } = await showNew('FROM scratch AS here\n');
    const outcome = await vscode.commands.executeCommand('dockerfileStages.buildStage', document.uri.toString(), 0);
    assert.deepEqual(outcome, { kind: 'refused', reason: 'not-on-disk' });
    await closeUnsaved();
  });
});

describe('the list of tasks', () => {
  it('has one for each stage of an open Dockerfile', async () => {
    await show('Dockerfile');
    const tasks = await vscode.tasks.fetchTasks({ type: 'dockerfile-stages' });
    const names = tasks.filter(({ definition }) => definition.dockerfile === 'Dockerfile').map(({ name }) => name);
    assert.deepEqual(names.sort(), ['builder', 'final', 'test']);
  });
});

describe('naming an unnamed stage', () => {
  it('writes the name behind FROM, as one edit to undo', async () => {
    const { document } = await showNew('FROM \\\n  alpine:3.18\n\nFROM scratch\nCOPY --from=0 /x /\n');
    const text = document.getText();
    const named = await vscode.commands.executeCommand(
      'dockerfileStages.nameStage',
      document.uri.toString(),
      0,
      'tools',
    );
    assert.equal(named, true);
    assert.match(document.getText(), /^FROM \\\n {2}alpine:3\.18 AS tools\n/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await closeUnsaved();
  });
});
