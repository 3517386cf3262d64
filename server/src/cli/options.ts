import { type ParseArgsConfig, parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { UsageError } from './usageError';

export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What was given after the command's name. Options that may be repeated are always lists. */
export interface Given {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Reads options strictly: an unknown one, or one without its value, is a usage error in a plain sentence. */
export function readOptions(args: readonly string[], options: OptionTable): Given {
  const { values, positionals } = parseStrictly(args, options);
  const all = (name: string) => [values[name] ?? []].flat();
  return {
    positionals,
    flag: (name) => values[name] === true,
    value: (name) => all(name).findLast((value) => typeof value === 'string'),
    values: (name) => all(name).filter((value) => typeof value === 'string'),
  };
}

function parseStrictly(args: readonly string[], options: OptionTable) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(sentence(error as NodeJS.ErrnoException));
  }
}

function sentence(error: NodeJS.ErrnoException): string {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return l10n.t('There is no option {0}.', option);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return error.message.includes('does not take')
        ? l10n.t('The option {0} takes no value.', option)
        : l10n.t('The option {0} needs a value.', option);
    default:
      return error.message;
  }
}

/** The value of an option that knows a few words only. */
export function choose<T extends string>(
  option: string,
  value: string | undefined,
  choices: readonly T[],
  usual: T,
): T {
  if (value === undefined) return usual;
  const choice = choices.find((one) => one === value);
  if (choice) return choice;
  throw new UsageError(l10n.t('{0} cannot be "{1}"; choose one of {2}.', option, value, choices.join(', ')));
}

/** `NAME=VALUE` pairs of a repeatable option; the last one of a name wins. `whenBare` gives the value of a lone `NAME`. */
export function pairs(
  option: string,
  values: readonly string[],
  whenBare?: (name: string) => string | undefined,
): Record<string, string> {
  const found: [string, string][] = [];
  for (const given of values) {
    const equals = given.indexOf('=');
    const name = equals < 0 ? given : given.slice(0, equals);
    if (name === '' || (equals < 0 && !whenBare)) {
      throw new UsageError(l10n.t('{0} wants NAME=VALUE, not "{1}".', option, given));
    }
    const value = equals < 0 ? whenBare?.(name) : given.slice(equals + 1);
    if (value !== undefined) found.push([name, value]);
  }
  return Object.fromEntries(found);
}
