import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { askProgram } from '../../client/src/build/askProgram';
import { buildCommand } from '../../client/src/build/buildArguments';
import type { BuildRequest } from '../../client/src/build/buildRequest';
import type { Engine } from '../../client/src/build/engine';
import { findEngine } from '../../client/src/build/findEngine';

/** The engines of this machine; docker only where a test engine runs. */
async function enginesHere(): Promise<Engine[]> {
  const wanted = (['docker', 'podman', 'nerdctl', 'buildah'] as const).filter(
    (kind) => kind !== 'docker' || process.env.DOCKER_HOST,
  );
  const found = await Promise.all(wanted.map((kind) => findEngine({ path: '', kind }, askProgram)));
  return found.filter((engine) => engine !== undefined);
}

/** The same docker as one has it who has no buildx. */
const withoutBuildx = (engine: Engine): Engine => ({ ...engine, kind: 'legacy' });

async function build(engine: Engine, request: BuildRequest): Promise<void> {
  const { executable, args, cwd, env } = buildCommand(engine, request);
  await promisify(execFile)(executable, args, { cwd, env: { ...process.env, ...env } });
}

/** Needs no base image, so that every engine can build it anywhere. */
const dockerfile = `FROM scratch AS Low
ARG WORD=none
LABEL word=$WORD
COPY -file /in/
FROM scratch AS other
COPY --from=Low /in /out
`;

describe('The command that builds a stage', function () {
  this.timeout(120_000);
  const odd = `$(id) "quoted" it's é`;
  let root: string;
  let request: BuildRequest;

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'build commands,'));
    const context = path.join(root, '-context $HOME');
    mkdirSync(context);
    writeFileSync(path.join(context, '-Dockerfile'), dockerfile);
    writeFileSync(path.join(context, '-file'), 'here');
    request = {
      dockerfile: path.join(context, '-Dockerfile'),
      context,
      stage: 'Low',
      buildArgs: [{ name: 'WORD', value: odd }],
      noCache: true,
    };
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('is understood by the engines that are here, however odd its values', async function () {
    const engines = await enginesHere();
    if (engines.length === 0) this.skip();
    for (const engine of engines) {
      const folder = mkdtempSync(path.join(tmpdir(), 'built-'));
      await build(engine, { ...request, output: { kind: 'folder', path: folder } });
      assert.equal(readFileSync(path.join(folder, 'in', '-file'), 'utf8'), 'here', engine.kind);
      rmSync(folder, { recursive: true });
    }
  });

  it('hands arguments over as they are, to the builder of old too', async function () {
    const docker = (await enginesHere()).find(({ kind }) => kind === 'buildx');
    if (!docker) this.skip();
    for (const engine of [docker, withoutBuildx(docker)]) {
      const tag = `build-commands:${engine.kind}`;
      await build(engine, { ...request, tag });
      const said = await askProgram('docker', ['image', 'inspect', '--format', '{{.Config.Labels.word}}', tag]);
      assert.equal(said?.trim(), odd);
      await askProgram('docker', ['image', 'rm', '--force', tag]);
    }
  });
});
