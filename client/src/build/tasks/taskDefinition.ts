import * as path from 'node:path';
import type { BuildOutput, BuildSecret, NamedContext, SshKeys } from '../buildRequest';
import { isSecret, withoutPasswords, withoutSecretFields } from '../maskedArguments';
import type { AskedFor } from '../prepareBuild';

export const TASK_TYPE = 'dockerfile-stages';

/** A stage's task as tasks.json writes it. Paths are absolute or start at the workspace folder. */
export interface StageTaskDefinition {
  readonly type: string;
  readonly dockerfile: string;
  /** Without it the last stage is built. */
  readonly stage?: string;
  /** Without it the context is found, or asked for. */
  readonly context?: string;
  readonly tag?: string;
  /** null: the value is that of the environment. */
  readonly args?: Readonly<Record<string, string | null>>;
  readonly platforms?: readonly string[];
  readonly contexts?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, WrittenSecret>>;
  /** `default`, or `id=path`. */
  readonly ssh?: readonly string[];
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
  readonly noCache?: boolean;
  readonly pull?: boolean;
  readonly builder?: string;
  readonly output?: WrittenOutput;
}

type WrittenSecret = { readonly file: string } | { readonly environment: string };
type WrittenOutput = 'load' | 'push' | { readonly folder: string } | { readonly tar: string };

/** What a definition asks for, or the property that says nothing that can be understood. */
export type ReadDefinition = { readonly asked: AskedFor } | { readonly wrong: string };

/** Reads a definition, which may hold anything. `resolve` makes a path absolute. */
export function readDefinition(
  definition: Readonly<Record<string, unknown>>,
  resolve: (file: string) => string,
): ReadDefinition {
  const asked: Record<string, unknown> = {};
  for (const [property, { part, read }] of Object.entries(readers)) {
    const written = definition[property];
    if (written === undefined) continue;
    const value = read(written, resolve);
    if (value === undefined) return { wrong: property };
    asked[part] = value;
  }
  return { asked: asked as AskedFor };
}

interface Reader<P extends keyof AskedFor> {
  readonly part: P;
  /** Undefined for what is nothing of the kind. */
  readonly read: (written: unknown, resolve: (file: string) => string) => AskedFor[P];
}

const reader = <P extends keyof AskedFor>(part: P, read: Reader<P>['read']) => ({ part, read });

const readers: Readonly<
  Record<string, { part: string; read: (written: unknown, resolve: (file: string) => string) => unknown }>
> = {
  context: reader('context', (written, resolve) => textOf(written) && resolve(written as string)),
  tag: reader('tag', textOf),
  args: reader('buildArgs', (written) =>
    pairsOf(written, (value, name) => (value === null ? { name } : mapText(value, (text) => ({ name, value: text })))),
  ),
  platforms: reader('platforms', textsOf),
  contexts: reader('namedContexts', (written, resolve) =>
    pairsOf(written, (value, name): NamedContext | undefined =>
      mapText(value, (source) => ({ name, source: isAddress(source) ? source : resolve(source) })),
    ),
  ),
  secrets: reader('secrets', (written, resolve) =>
    pairsOf(written, (value, id): BuildSecret | undefined => {
      const from = secretOf(value, resolve);
      return from && { id, from };
    }),
  ),
  ssh: reader('ssh', (written, resolve) => textsOf(written)?.map((text) => sshOf(text, resolve))),
  cacheFrom: reader('cacheFrom', textsOf),
  cacheTo: reader('cacheTo', textsOf),
  noCache: reader('noCache', flagOf),
  pull: reader('pull', flagOf),
  builder: reader('builder', textOf),
  output: reader('output', outputOf),
};

function textOf(written: unknown): string | undefined {
  return typeof written === 'string' && written !== '' ? written : undefined;
}

function mapText<T>(written: unknown, map: (text: string) => T): T | undefined {
  return typeof written === 'string' ? map(written) : undefined;
}

function flagOf(written: unknown): boolean | undefined {
  return typeof written === 'boolean' ? written : undefined;
}

function textsOf(written: unknown): readonly string[] | undefined {
  return Array.isArray(written) && written.every((each) => textOf(each)) ? written : undefined;
}

/** Undefined as soon as one of the values is. */
function pairsOf<T>(written: unknown, map: (value: unknown, name: string) => T | undefined): readonly T[] | undefined {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return undefined;
  const all = Object.entries(written).map(([name, value]) => map(value, name));
  return all.every((each) => each !== undefined) ? (all as T[]) : undefined;
}

/** `docker-image://alpine`, `target:base`; the colon of `C:\` makes none. */
function isAddress(source: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:|git@)/i.test(source);
}

function secretOf(written: unknown, resolve: (file: string) => string): BuildSecret['from'] | undefined {
  if (typeof written !== 'object' || written === null) return undefined;
  const { file, environment } = written as Record<string, unknown>;
  if (textOf(file)) return { kind: 'file', path: resolve(file as string) };
  const name = textOf(environment);
  return name === undefined ? undefined : { kind: 'environment', name };
}

function sshOf(written: string, resolve: (file: string) => string): SshKeys {
  const at = written.indexOf('=');
  return at === -1 ? { id: written } : { id: written.slice(0, at), path: resolve(written.slice(at + 1)) };
}

function outputOf(written: unknown, resolve: (file: string) => string): BuildOutput | undefined {
  if (written === 'load' || written === 'push') return { kind: written };
  if (typeof written !== 'object' || written === null) return undefined;
  const { folder, tar } = written as Record<string, unknown>;
  if (textOf(folder)) return { kind: 'folder', path: resolve(folder as string) };
  return textOf(tar) ? { kind: 'tar', path: resolve(tar as string) } : undefined;
}

/**
 * The definition that asks for the same, to be written in a file of the folder: paths in it begin there, and a value that
 * is nobody's business is to be found in the environment, a secret by its id.
 */
export function writtenDefinition(
  { dockerfile, stage }: { readonly dockerfile: string; readonly stage: string | undefined },
  asked: AskedFor,
  folder: string,
): StageTaskDefinition {
  const short = (file: string) => fromFolder(folder, file);
  const all = {
    type: TASK_TYPE,
    dockerfile: short(dockerfile),
    stage,
    context: asked.context === undefined ? undefined : short(asked.context),
    tag: asked.tag,
    args: objectOf(asked.buildArgs, ({ name, value = null }) => [
      name,
      value !== null && isSecret(name, value) ? null : value,
    ]),
    platforms: asked.platforms,
    contexts: objectOf(asked.namedContexts, ({ name, source }) => [
      name,
      isAddress(source) ? withoutPasswords(source) : short(source),
    ]),
    secrets: objectOf(asked.secrets, ({ id, from }) => [id, writtenSecret(id, from, short)]),
    ssh: asked.ssh?.map(({ id, path }) => (path === undefined ? id : `${id}=${short(path)}`)),
    cacheFrom: asked.cacheFrom?.map(withoutSecretFields),
    cacheTo: asked.cacheTo?.map(withoutSecretFields),
    noCache: asked.noCache || undefined,
    pull: asked.pull || undefined,
    builder: asked.builder,
    output: writtenOutput(asked.output, short),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => !isNothing(value)),
  ) as unknown as StageTaskDefinition;
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function objectOf<T, V>(all: readonly T[] | undefined, pair: (one: T) => [string, V]): Record<string, V> | undefined {
  return all?.length ? Object.fromEntries(all.map(pair)) : undefined;
}

function writtenSecret(id: string, from: BuildSecret['from'], short: (file: string) => string): WrittenSecret {
  if (from.kind === 'file') return { file: short(from.path) };
  return { environment: from.kind === 'environment' ? from.name : id };
}

function writtenOutput(output: BuildOutput | undefined, short: (file: string) => string): WrittenOutput | undefined {
  if (output?.kind === 'folder') return { folder: short(output.path) };
  if (output?.kind === 'tar') return { tar: short(output.path) };
  return output?.kind === 'push' ? 'push' : undefined;
}

/** With slashes; as it is where it lies elsewhere. */
function fromFolder(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  const isInside = relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  return isInside ? relative.split(path.sep).join('/') || '.' : file;
}
