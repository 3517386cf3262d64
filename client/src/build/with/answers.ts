import type { StageNeeds } from '../../../../server/src/protocol/methods';
import type { BuildOutput, BuildSecret } from '../buildRequest';
import { isSecret, passwordsIn, secretFieldsIn } from '../maskedArguments';
import type { AskedFor } from '../prepareBuild';

/** What somebody answered who was asked how to build a stage. */
export interface Answers {
  /** Values that are given; an argument that isn't there has its default. */
  readonly args: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, SecretAnswer>>;
  /** Id → a key; empty for the agent of this machine. */
  readonly ssh: Readonly<Record<string, string>>;
  /** None for the engine's own. */
  readonly platforms: readonly string[];
  /** Name → an absolute folder, or what has a scheme. */
  readonly namedContexts: Readonly<Record<string, string>>;
  /** As `--cache-from` takes them. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly output: BuildOutput;
  readonly noCache: boolean;
  readonly pull: boolean;
}

export type SecretAnswer = BuildSecret['from'];

export const noAnswers: Answers = {
  args: {},
  secrets: {},
  ssh: {},
  platforms: [],
  namedContexts: {},
  cacheFrom: [],
  cacheTo: [],
  output: { kind: 'load' },
  noCache: false,
  pull: false,
};

/** The answers that concern a stage: it may need less than another that they were given for. */
export function answersFor(needs: StageNeeds, answers: Answers): Answers {
  const ids = (mounts: StageNeeds['secrets']) => mounts.map(({ id }) => id);
  return {
    ...answers,
    args: only(
      answers.args,
      needs.arguments.map(({ name }) => name),
    ),
    secrets: only(answers.secrets, ids(needs.secrets)),
    ssh: only(answers.ssh, ids(needs.ssh)),
    platforms: needs.usesPlatform ? answers.platforms : [],
  };
}

/** Whether nothing is missing that a build can't do without. */
export function isEnough(needs: StageNeeds, { args, secrets, ssh }: Answers): boolean {
  return (
    needs.arguments.every(({ name, inFrom, hasDefault }) => hasDefault || !inFrom || Object.hasOwn(args, name)) &&
    needs.secrets.every(({ id, required }) => !required || Object.hasOwn(secrets, id)) &&
    needs.ssh.every(({ id, required }) => !required || Object.hasOwn(ssh, id))
  );
}

function only<T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(record, name) ? [[name, record[name] as T]] : [])));
}

/** The part of a build request that answers make. */
export function askedBy(answers: Answers): AskedFor {
  const { args, secrets, ssh, platforms, cacheFrom, cacheTo, output, noCache, pull } = answers;
  const namedContexts = Object.entries(answers.namedContexts).map(([name, source]) => ({ name, source }));
  return {
    ...(namedContexts.length > 0 && { namedContexts }),
    ...(cacheFrom.length > 0 && { cacheFrom }),
    ...(cacheTo.length > 0 && { cacheTo }),
    buildArgs: Object.entries(args).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([id, from]) => ({ id, from })),
    ssh: Object.entries(ssh).map(([id, path]) => (path === '' ? { id } : { id, path })),
    platforms,
    output,
    noCache,
    pull,
  };
}

/** Answers as they are remembered: what is secret in them lies elsewhere. */
export interface KeptAnswers extends Omit<Answers, 'secrets'> {
  readonly secrets: Readonly<Record<string, Exclude<SecretAnswer, { kind: 'value' }> | { readonly kind: 'kept' }>>;
  /** Names of arguments whose values lie elsewhere. */
  readonly keptArgs: readonly string[];
  /** Named contexts and caches lie elsewhere, all of them. */
  readonly keptAddresses?: boolean;
}

type Addresses = Pick<Answers, 'namedContexts' | 'cacheFrom' | 'cacheTo'>;

const noAddresses: Addresses = { namedContexts: {}, cacheFrom: [], cacheTo: [] };

function holdsSecret({ namedContexts, cacheFrom, cacheTo }: Addresses): boolean {
  const caches = [...cacheFrom, ...cacheTo];
  const isSpeaking = (address: string) => passwordsIn(address).length > 0;
  return [...Object.values(namedContexts), ...caches].some(isSpeaking) || caches.flatMap(secretFieldsIn).length > 0;
}

/**
 * Splits answers into what may be read by anybody and what may not, by `secret id`, `arg NAME` and `addresses`, of
 * which the latter is JSON.
 */
export function withoutSecrets(answers: Answers): { kept: KeptAnswers; values: Readonly<Record<string, string>> } {
  const values: Record<string, string> = {};
  const args: Record<string, string> = {};
  const keptArgs: string[] = [];
  for (const [name, value] of Object.entries(answers.args)) {
    if (isSecret(name, value)) {
      values[`arg ${name}`] = value;
      keptArgs.push(name);
    } else args[name] = value;
  }
  const secrets: Record<string, KeptAnswers['secrets'][string]> = {};
  for (const [id, from] of Object.entries(answers.secrets)) {
    if (from.kind === 'value') values[`secret ${id}`] = from.value;
    secrets[id] = from.kind === 'value' ? { kind: 'kept' } : from;
  }
  const kept: KeptAnswers = { ...answers, args, secrets, keptArgs };
  if (!holdsSecret(answers)) return { kept, values };
  const { namedContexts, cacheFrom, cacheTo } = answers;
  values.addresses = JSON.stringify({ namedContexts, cacheFrom, cacheTo } satisfies Addresses);
  return { kept: { ...kept, ...noAddresses, keptAddresses: true }, values };
}

/** The answers again; what is gone from where its value lay is as if it had not been answered. */
export function withSecrets(kept: KeptAnswers, values: Readonly<Record<string, string>>): Answers {
  const { keptArgs, keptAddresses, ...rest } = kept;
  const args: Record<string, string> = { ...kept.args };
  for (const name of keptArgs) {
    const value = values[`arg ${name}`];
    if (value !== undefined) args[name] = value;
  }
  const secrets: Record<string, SecretAnswer> = {};
  for (const [id, from] of Object.entries(kept.secrets)) {
    const value = values[`secret ${id}`];
    if (from.kind !== 'kept') secrets[id] = from;
    else if (value !== undefined) secrets[id] = { kind: 'value', value };
  }
  // What was kept by an older version has fewer answers.
  const addresses = keptAddresses ? (JSON.parse(values.addresses ?? '{}') as Partial<Addresses>) : {};
  return { ...noAnswers, ...rest, args, secrets, ...addresses };
}
