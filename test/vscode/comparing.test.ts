import * as assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { ComparedStage, Comparison } from '../../server/src/protocol/comparison';
import { closeUnsaved, until } from './editing';

const run = promisify(execFile);
const settings = () => vscode.workspace.getConfiguration('dockerfileStages');
const set = (name: string, value: string | undefined) =>
  settings().update(name, value, vscode.ConfigurationTarget.Workspace);

const DOCKERFILE = `FROM alpine:3.18 AS builder
WORKDIR /src
RUN dd if=/dev/zero of=/src/app bs=1000 count=9000

FROM builder AS test
RUN echo tested

FROM scratch AS final
COPY --from=builder /src/app /app
USER 1000
EXPOSE 8080
ENTRYPOINT ["/app", "--serve"]

FROM final AS again
`;

/** The lines, from 1, of the instructions that made the layers; the base image by its name. */
const places = ({ image }: ComparedStage) =>
  image?.layers?.map(({ origin }) =>
    origin.kind === 'stage' ? origin.line + 1 : origin.kind === 'base' ? origin.name : origin.kind,
  );

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('dockerfileStages.compare'),
    );

describe('comparing stages', function () {
  this.timeout(150_000);
  this.retries(1);
  const folder = mkdtempSync(path.join(tmpdir(), 'comparing-'));
  const name = path.basename(folder).toLowerCase();
  const file = vscode.Uri.file(path.join(folder, 'Dockerfile'));
  const compare = (...stages: number[]) =>
    vscode.commands.executeCommand<Comparison>('dockerfileStages.compareStages', file.toString(), stages);
  const labels = ({ stages }: Comparison) => stages.map(({ label }) => label);

  const replace = async (before: string, after: string) => {
    const document = await vscode.workspace.openTextDocument(file);
    const start = document.positionAt(document.getText().indexOf(before));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(start, start.translate(0, before.length)), after);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  };

  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
    writeFileSync(file.fsPath, DOCKERFILE);
  });
  after(async () => {
    await vscode.window.tabGroups.close(panels());
    const tags = ['builder', 'test', 'final', 'again'].map((stage) => `${name}:${stage}`);
    if (process.env.DOCKER_HOST) await run('docker', ['image', 'rm', '--force', ...tags]);
    rmSync(folder, { recursive: true });
  });

  it('builds those that have no image, and shows how much smaller the last one is', async () => {
    const comparison = await compare(0, 2);
    assert.deepEqual(labels(comparison), ['builder', 'final']);
    const [builder, final] = comparison.stages as [ComparedStage, ComparedStage];
    assert.equal(builder.image?.reference, `${name}:builder`);
    assert.equal(builder.image.size?.text, '11 MB');
    assert.equal(builder.image.reduction, undefined);
    assert.equal(final.image?.size?.text, '9 MB');
    assert.equal(final.image.reduction?.text, '-18 %');
    assert.deepEqual(
      [final.image.layerCount, final.image.user, final.image.ports, final.image.command],
      [1, '1000', '8080/tcp', '/app --serve'],
    );
    assert.equal(panels().length, 1);
    assert.equal(panels()[0]?.label, 'Compare Dockerfile');
  });

  it('knows how long they took', async () => {
    const took = await until('the times', async () => {
      const { stages } = await compare(0, 2);
      return stages.every(({ duration }) => duration) ? stages : undefined;
    });
    assert.match(took[0]?.duration?.text ?? '', / s$/);
  });

  it('leads each layer to the instruction that made it', async () => {
    const [builder, , final] = (await compare(0, 1, 2)).stages as [ComparedStage, ComparedStage, ComparedStage];
    assert.deepEqual(places(builder), ['alpine:3.18', 2, 3]);
    assert.deepEqual(places(final), [9, 10, 11, 12]);
    assert.equal(builder.image?.layers?.[2]?.size?.text, '9 MB');
    assert.equal(builder.image?.fromBase?.size?.text, '1.98 MB');
  });

  it('tells which layers are those of the stage that one is built from', async () => {
    const [stage] = (await compare(1)).stages as [ComparedStage];
    assert.deepEqual(places(stage), ['alpine:3.18', 2, 3, 6]);
  });

  it('says so where two stages have the same image', async () => {
    const comparison = await compare(2, 3);
    assert.deepEqual(comparison.notes, ['final, again have one and the same image.']);
  });

  it('says what is not in the Dockerfile any more', async () => {
    await replace('count=9000', 'count=9001');
    try {
      const { stages } = await compare(0, 1);
      assert.deepEqual(
        stages.map(({ isStale }) => isStale),
        [true, true],
      );
      assert.deepEqual(places(stages[1] as ComparedStage), ['alpine:3.18', 2, 'unknown', 6]);
    } finally {
      await replace('count=9001', 'count=9000');
    }
  });

  it('builds what is gone from the engine again', async () => {
    await run('docker', ['image', 'rm', '--force', `${name}:final`]);
    const comparison = await compare(0, 2);
    assert.ok(comparison.stages[1]?.image);
  });

  it('asks which, with those ticked that have an image', async () => {
    const comparing = vscode.commands.executeCommand<Comparison>('dockerfileStages.compareStages', file);
    let compared: Comparison | undefined;
    void comparing.then((value) => {
      compared = value;
    });
    const found = await until('an answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return compared;
    });
    assert.deepEqual(labels(found), ['builder', 'test', 'final', 'again']);
  });

  it('does the same with the builder of old', async () => {
    const bin = mkdtempSync(path.join(tmpdir(), 'old-docker-'));
    const docker = path.join(bin, 'docker');
    writeFileSync(docker, '#!/bin/sh\n[ "$1" = buildx ] && exit 1\nexec docker "$@"\n');
    chmodSync(docker, 0o755);
    const tags = ['builder', 'test', 'final'].map((stage) => `${name}:${stage}`);
    await run('docker', ['image', 'rm', '--force', ...tags]);
    await set('engine.path', docker);
    try {
      const comparison = await compare(0, 1, 2);
      const [, test, final] = comparison.stages as [ComparedStage, ComparedStage, ComparedStage];
      assert.equal(final.image?.reduction?.text, '-18 %');
      assert.deepEqual(places(final), [9, 10, 11, 12]);
      assert.deepEqual(places(test), ['alpine:3.18', 2, 3, 6]);
    } finally {
      await set('engine.path', undefined);
      rmSync(bin, { recursive: true });
    }
  });

  for (const engine of ['podman', 'buildah'] as const) {
    it(`does the same with ${engine}, where there is one`, async function () {
      try {
        await run(engine, ['--version']);
        await run('podman', ['--version']);
      } catch {
        this.skip();
      }
      const archive = path.join(folder, 'alpine.tar');
      execFileSync('docker', ['image', 'save', '--output', archive, 'alpine:3.18']);
      // The two share their images.
      execFileSync('podman', ['image', 'load', '--input', archive], { stdio: 'ignore' });
      const program = path.join(folder, engine);
      writeFileSync(program, `#!/bin/sh\nunset DOCKER_CONFIG\nexec ${engine} "$@"\n`);
      chmodSync(program, 0o755);
      await set('engine.path', program);
      try {
        const { stages } = await compare(0, 2);
        const [builder, final] = stages as [ComparedStage, ComparedStage];
        assert.ok(builder.image && final.image, JSON.stringify(stages));
        assert.ok((final.image.size?.value ?? 0) > 0);
        assert.equal(final.image.user, '1000');
        assert.deepEqual(places(builder), ['alpine:3.18', 2, 3]);
        assert.deepEqual(places(final), [9, 10, 11, 12]);
      } finally {
        await set('engine.path', undefined);
      }
    });
  }

  it('is refused where there is no engine', async () => {
    await set('engine.path', '/nowhere/docker');
    try {
      assert.deepEqual(await compare(0), { kind: 'refused', reason: 'no-engine' });
    } finally {
      await set('engine.path', undefined);
      await closeUnsaved();
    }
  });
});
