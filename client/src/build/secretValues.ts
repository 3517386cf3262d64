import type { BuildRequest } from './buildRequest';
import { looksSecret, passwordsIn, secretFieldsIn } from './maskedArguments';

/**
 * What a build is given that is nobody's business, wherever its output repeats it: the values of secrets and of build
 * arguments that look like one, and passwords within others. `environment` is where values come from that are not given.
 */
export function secretValues(
  { buildArgs = [], secrets = [], namedContexts = [], cacheFrom = [], cacheTo = [] }: BuildRequest,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const ofArguments = buildArgs.flatMap(({ name, value = environment[name] }) => {
    if (value === undefined) return [];
    return looksSecret(name) ? [value] : passwordsIn(value);
  });
  const ofSecrets = secrets.flatMap(({ from }) => {
    if (from.kind === 'value') return [from.value];
    return from.kind === 'environment' ? [environment[from.name] ?? ''] : [];
  });
  return [
    ...ofArguments,
    ...ofSecrets,
    ...namedContexts.flatMap(({ source }) => passwordsIn(source)),
    ...[...cacheFrom, ...cacheTo].flatMap(secretFieldsIn),
  ];
}
