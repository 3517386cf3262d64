import type { NeededArgument } from '../../../server/src/protocol/methods';
import type { BuildArgument } from '../build/buildRequest';
import { looksSecret } from '../build/maskedArguments';
import type { Variable } from './runArguments';

/**
 * The build arguments that a RUN of a stage sees, as far as they are known: those that were given, else their defaults.
 * ENV wins over them, and what looks secret stays out, since everybody on the machine can read a command line.
 */
export function stageVariables(
  needed: readonly NeededArgument[],
  given: readonly BuildArgument[],
  imageEnv: readonly string[],
): readonly Variable[] {
  const taken = new Set(imageEnv.map((variable) => variable.replace(/=.*/s, '')));
  const values = new Map(given.map(({ name, value }) => [name, value]));
  return needed.flatMap(({ name, value: usual }): Variable[] => {
    const value = values.get(name) ?? usual;
    return value === undefined || taken.has(name) || looksSecret(name) ? [] : [[name, value]];
  });
}
