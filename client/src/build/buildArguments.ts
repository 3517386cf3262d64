import * as path from 'node:path';
import type { BuildOutput, BuildRequest, BuildSecret, Command, SshKeys } from './buildRequest';
import type { Engine, EngineKind } from './engine';
import { canTake, type RequestPart } from './lacks';

/** How an engine tells what it does while it builds. */
export type Progress = 'plain' | 'rawjson';

/**
 * The command that builds a request. It runs in the context folder, so that all paths are short and can be read.
 * Every value stands behind `=` or is a lone `.`: whatever a Dockerfile says, it can't turn into an option. What the
 * engine has no option for is left out; `lacksOf` tells what that is.
 */
export function buildCommand(engine: Engine, request: BuildRequest, progress: Progress = 'plain'): Command {
  const env = environment(engine, request);
  return {
    executable: engine.executable,
    args: [...verb(engine, request, progress), ...options(engine, request), '.'],
    cwd: request.context,
    ...(Object.keys(env).length > 0 && { env }),
  };
}

function verb({ kind }: Engine, { builder, output }: BuildRequest, progress: Progress): string[] {
  switch (kind) {
    case 'buildx':
      // A builder in a container keeps its result to itself unless told to load it.
      return ['buildx', 'build', ...named('builder', builder), ...result(output), `--progress=${progress}`];
    case 'buildkit':
    case 'nerdctl':
      return [...named('context', kind === 'nerdctl' ? undefined : builder), 'build', '--progress=plain'];
    case 'legacy':
      return [...named('context', builder), 'build'];
    case 'podman':
      return [...named('connection', builder), 'build'];
    case 'buildah':
      return ['build'];
  }
}

function result(output: BuildOutput | undefined): string[] {
  if (output === undefined || output.kind === 'load') return ['--load'];
  return output.kind === 'push' ? ['--push'] : [];
}

function named(option: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${option}=${value}`];
}

function options(engine: Engine, request: BuildRequest): string[] {
  const takes = (part: RequestPart) => canTake(engine, part);
  const several = (request.platforms?.length ?? 0) > 1;
  const list = several && (engine.kind === 'podman' || engine.kind === 'buildah');
  return [
    ...named('target', request.stage),
    `--file=${fromFolder(request.context, request.dockerfile)}`,
    ...named(list ? 'manifest' : 'tag', request.tag),
    ...(request.buildArgs ?? []).map(
      ({ name, value }) => `--build-arg=${value === undefined ? name : `${name}=${value}`}`,
    ),
    ...(request.platforms?.length && (!several || takes('platforms'))
      ? [`--platform=${request.platforms.join(',')}`]
      : []),
    ...(takes('namedContexts') ? (request.namedContexts ?? []) : []).map(
      ({ name, source }) => `--build-context=${name}=${source}`,
    ),
    ...(takes('secrets') ? (request.secrets ?? []) : []).map(
      (secret, index) => `--secret=${secretValue(secret, index)}`,
    ),
    ...(takes('ssh') ? (request.ssh ?? []) : []).map((keys) => `--ssh=${sshValue(keys)}`),
    ...(request.cacheFrom ?? []).map((source) => `--cache-from=${source}`),
    ...(takes('cacheTo') ? (request.cacheTo ?? []) : []).map((destination) => `--cache-to=${destination}`),
    ...(request.noCache ? ['--no-cache'] : []),
    ...(request.pull ? ['--pull'] : []),
    ...(takes('files') ? files(request.output) : []),
  ];
}

/** `file` as seen from `folder`; `-` alone would mean standard input. */
function fromFolder(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  return relative.startsWith('-') ? `.${path.sep}${relative}` : relative;
}

function secretValue({ id, from }: BuildSecret, index: number): string {
  switch (from.kind) {
    case 'file':
      return record(`id=${id}`, `src=${from.path}`);
    case 'environment':
      return record(`id=${id}`, `env=${from.name}`);
    case 'value':
      return record(`id=${id}`, `env=${variableOf(index)}`);
  }
}

function sshValue({ id, path }: SshKeys): string {
  return path === undefined ? id : `${id}=${path}`;
}

function files(output: BuildOutput | undefined): string[] {
  if (output?.kind === 'folder') return [`--output=${record('type=local', `dest=${output.path}`)}`];
  return output?.kind === 'tar' ? [`--output=${record('type=tar', `dest=${output.path}`)}`] : [];
}

/** A line of comma separated values, as RFC 4180 quotes them. */
function record(...fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

/** Where the engine finds the value of a secret. */
const variableOf = (index: number) => `DOCKERFILE_STAGES_SECRET_${index}`;

const buildKit: ReadonlyMap<EngineKind, string> = new Map([
  ['buildkit', '1'],
  ['legacy', '0'],
]);

function environment(engine: Engine, { secrets = [] }: BuildRequest): Record<string, string> {
  const env: Record<string, string> = {};
  const switched = buildKit.get(engine.kind);
  if (switched !== undefined) env.DOCKER_BUILDKIT = switched;
  for (const [index, { from }] of secrets.entries()) {
    if (from.kind === 'value' && canTake(engine, 'secrets')) env[variableOf(index)] = from.value;
  }
  return env;
}
