import * as assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { closeUnsaved } from './editing';

const DOCKERFILE = `FROM alpine:3.18 AS builder
WORKDIR /src
COPY hello.txt .
RUN echo built > out.txt && ln -s out.txt result && ln -s /nowhere lost

FROM scratch AS final
COPY --from=builder /src/hello.txt /docs/greeting.txt
`;
const run = promisify(execFile);
const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
const set = (name: string, value: string | undefined) =>
  settings().update(name, value, vscode.ConfigurationTarget.Workspace);

describe('browsing the files of a stage', function () {
  this.timeout(120_000);
  // Now and then VS Code ends a task whose terminal has hardly opened.
  this.retries(1);
  const folder = mkdtempSync(path.join(tmpdir(), 'browse-'));
  const dockerfile = vscode.Uri.file(path.join(folder, 'Dockerfile'));
  const images = ['builder', 'final'].map((stage) => `${path.basename(folder).toLowerCase()}:${stage}`);
  const browse = (index: number) => vscode.commands.executeCommand('dockerfileStages.browseFiles', dockerfile, index);
  const uri = (file: string) => vscode.Uri.parse(`dockerfile-stage://${file}`);
  const text = async (file: string) => Buffer.from(await vscode.workspace.fs.readFile(uri(file))).toString();
  const names = async (file: string) => (await vscode.workspace.fs.readDirectory(uri(file))).map(([name]) => name);
  /** The line of the Dockerfile on which the cursor is, from 1. */
  const lineOf = async (file: string) => {
    await vscode.commands.executeCommand('dockerfileStages.stageFiles.goToInstruction', uri(file));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), dockerfile.toString());
    return editor.selection.active.line + 1;
  };

  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
    writeFileSync(dockerfile.fsPath, DOCKERFILE);
    writeFileSync(path.join(folder, 'hello.txt'), 'hello from the context\n');
  });
  afterEach(() => vscode.commands.executeCommand('dockerfileStages.stageFiles.close'));
  after(async () => {
    await closeUnsaved();
    rmSync(folder, { recursive: true });
    if (process.env.DOCKER_HOST) await run('docker', ['image', 'rm', '--force', ...images]);
  });

  it('shows what was copied and made, with sizes, and opens it', async () => {
    assert.equal(await browse(0), 'browsing');
    assert.deepEqual(await names('builder/src'), ['hello.txt', 'lost', 'out.txt', 'result']);
    const { size, permissions } = await vscode.workspace.fs.stat(uri('builder/src/hello.txt'));
    assert.deepEqual([size, permissions], [23, vscode.FilePermission.Readonly]);
    const document = await vscode.workspace.openTextDocument(uri('builder/src/hello.txt'));
    assert.equal(document.getText(), 'hello from the context\n');
    assert.equal(vscode.workspace.fs.isWritableFileSystem('dockerfile-stage'), false);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri('builder/src/hello.txt'), Buffer.from('x')));
  });

  it('follows links within the image', async () => {
    await browse(0);
    assert.equal(await text('builder/src/result'), 'built\n');
    const { type } = await vscode.workspace.fs.stat(uri('builder/src/result'));
    assert.equal(type, vscode.FileType.SymbolicLink | vscode.FileType.File);
    await assert.rejects(async () => text('builder/src/lost'));
    await assert.rejects(async () => text('builder/src/../../../etc/no-such-file'));
  });

  it('goes to the instruction that made a file, where it stands now', async () => {
    await browse(0);
    assert.equal(await lineOf('builder/src'), 2);
    assert.equal(await lineOf('builder/src/hello.txt'), 3);
    const editor = vscode.window.activeTextEditor;
    await editor?.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a line above\n'));
    assert.equal(await lineOf('builder/src/out.txt'), 5);
    await closeUnsaved();
  });

  it('shows a stage that is made from scratch, and nothing of the stages that it copies from', async () => {
    assert.equal(await browse(1), 'browsing');
    assert.deepEqual(await names('final/'), ['docs']);
    assert.equal(await text('final/docs/greeting.txt'), 'hello from the context\n');
    assert.equal(await lineOf('final/docs/greeting.txt'), 7);
    await assert.rejects(async () => names('builder/src'));
  });

  it('shows what an edit made of it when it is built again', async () => {
    await browse(1);
    writeFileSync(path.join(folder, 'hello.txt'), 'another greeting\n');
    assert.equal(await vscode.commands.executeCommand('dockerfileStages.stageFiles.refresh'), 'browsing');
    assert.equal(await text('final/docs/greeting.txt'), 'another greeting\n');
    writeFileSync(path.join(folder, 'hello.txt'), 'hello from the context\n');
  });

  it('has nothing left when it is closed', async () => {
    await browse(1);
    await vscode.commands.executeCommand('dockerfileStages.stageFiles.close');
    await assert.rejects(async () => text('final/docs/greeting.txt'), /no longer at hand/);
  });

  it('shows the files of an image that gets no name', async () => {
    await set('build.tag', '');
    try {
      assert.equal(await browse(1), 'browsing');
      assert.equal(await text('final/docs/greeting.txt'), 'hello from the context\n');
    } finally {
      await set('build.tag', undefined);
    }
  });

  it('shows what podman has built, where there is one', async function () {
    try {
      await run('podman', ['--version']);
    } catch {
      this.skip();
    }
    const archive = path.join(folder, 'alpine.tar');
    execFileSync('docker', ['image', 'save', '--output', archive, 'alpine:3.18']);
    execFileSync('podman', ['image', 'load', '--input', archive], { stdio: 'ignore' });
    rmSync(archive);
    await set('engine.kind', 'podman');
    try {
      assert.equal(await browse(0), 'browsing');
      assert.equal(await text('builder/src/hello.txt'), 'hello from the context\n');
      assert.equal(await lineOf('builder/src/out.txt'), 4);
    } finally {
      await set('engine.kind', undefined);
      await run('podman', ['image', 'rm', '--force', images[0] ?? '']);
    }
  });
});
