import { type Answers, noAnswers, type SecretAnswer } from './answers';

/**
 * Answers in the arguments of a command, out of a key binding perhaps: `args` (name → value), `secrets` (id →
 * `{ file }` or `{ environment }`), `platforms`, `noCache` and `pull`, all of them optional. Undefined where nothing of the kind is given.
 */
export function givenAnswers(given: unknown): Answers | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { args, secrets, platforms, noCache, pull } = given as Record<string, unknown>;
  if ([args, secrets, platforms, noCache, pull].every((part) => part === undefined)) return undefined;
  return {
    ...noAnswers,
    args: mapped(args, (value) => (typeof value === 'string' ? value : undefined)),
    secrets: mapped(secrets, givenSecret),
    platforms: Array.isArray(platforms) ? platforms.filter((platform) => typeof platform === 'string') : [],
    noCache: noCache === true,
    pull: pull === true,
  };
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
