import * as path from 'node:path';
import { type Answers, noAnswers, type SecretAnswer } from './answers';
import { isAddress } from './sources';

/**
 * Answers in the arguments of a command, out of a key binding perhaps: `args` (name → value), `secrets` (id →
 * `{ file }` or `{ environment }`), `platforms`, `contexts` (name → absolute folder or address), `cacheFrom`, `cacheTo`,
 * `noCache` and `pull`, all of them optional. Undefined where nothing of the kind is given.
 */
export function givenAnswers(given: unknown): Answers | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { args, secrets, platforms, contexts, cacheFrom, cacheTo, noCache, pull } = given as Record<string, unknown>;
  const all = [args, secrets, platforms, contexts, cacheFrom, cacheTo, noCache, pull];
  if (all.every((part) => part === undefined)) return undefined;
  return {
    ...noAnswers,
    args: mapped(args, (value) => (typeof value === 'string' ? value : undefined)),
    secrets: mapped(secrets, givenSecret),
    platforms: texts(platforms),
    namedContexts: mapped(contexts, givenContext),
    cacheFrom: texts(cacheFrom),
    cacheTo: texts(cacheTo),
    noCache: noCache === true,
    pull: pull === true,
  };
}

function texts(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((text) => typeof text === 'string') : [];
}

/** What begins somewhere nobody knows is none. */
function givenContext(given: unknown): string | undefined {
  return typeof given === 'string' && (isAddress(given) || path.isAbsolute(given)) ? given : undefined;
}

function givenSecret(given: unknown): SecretAnswer | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { file, environment } = given as Record<string, unknown>;
  if (typeof file === 'string') return { kind: 'file', path: file };
  return typeof environment === 'string' ? { kind: 'environment', name: environment } : undefined;
}

/** What becomes of the values of an object; those that become nothing are left out. */
function mapped<T>(object: unknown, map: (value: unknown) => T | undefined): Record<string, T> {
  const pairs = typeof object === 'object' && object !== null ? Object.entries(object) : [];
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => {
      const result = map(value);
      return result === undefined ? [] : [[name, result]];
    }),
  );
}
