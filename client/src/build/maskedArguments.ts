import { isSecretBeyondBuildkit, isSecretForBuildkit } from '../../../server/src/protocol/secretNames';
import { HIDDEN } from './progress/secretMask';

/**
 * The same arguments for people to read: build arguments that look like secrets show no value, and neither do keys of a
 * cache and passwords of addresses.
 */
export function maskedArguments(args: readonly string[]): string[] {
  return args.map((argument) => {
    const [, option, name, value] = /^(--build-arg=)([^=]*)=(.*)$/s.exec(argument) ?? [];
    if (option !== undefined && name !== undefined && value !== undefined) {
      return `${option}${name}=${shownValue(name, value)}`;
    }
    const shown = argument.replace(PASSWORD, `$1${HIDDEN}`);
    return /^--cache-(?:from|to)=/.test(shown) ? shown.replace(FIELD, hideField) : shown;
  });
}

/** A build argument's value for people to read. */
export function shownValue(name: string, value: string): string {
  return isSecret(name, value) ? HIDDEN : value;
}

/** Whether a build argument is nobody's business. */
export function isSecret(name: string, value: string): boolean {
  return looksSecret(name) || passwordsIn(value).length > 0;
}

/** Whether a variable's name tells that its value is nobody's business, as our rules take it. */
export function looksSecret(name: string): boolean {
  return isSecretForBuildkit(name) || isSecretBeyondBuildkit(name);
}

/** `https://user:password@host`, which `docker-image://name:tag@sha256:…` is not. */
const PASSWORD = /(:\/\/[^/\s:@]*:)([^/\s@]+)(?=@(?!sha\d+:))/g;
/** `secret_access_key=…` in a line of comma separated values. */
const FIELD = /(?<=[,=])(\w+)=([^,]*)/g;

export function passwordsIn(text: string): string[] {
  return [...text.matchAll(PASSWORD)].map(([, , password]) => password ?? '');
}

/** An address that asks for the password. */
export function withoutPasswords(text: string): string {
  return text.replace(PASSWORD, (_, user: string) => user.slice(0, -1));
}

const hideField = (field: string, key: string) => (looksSecret(key) ? `${key}=${HIDDEN}` : field);

/** The secret values in what `--cache-to` takes. */
export function secretFieldsIn(record: string): string[] {
  return [...`,${record}`.matchAll(FIELD)].flatMap(([, key = '', value = '']) => (looksSecret(key) ? [value] : []));
}

/** The same without these: the engine finds them in its environment. */
export function withoutSecretFields(record: string): string {
  return record
    .split(',')
    .filter((field) => !looksSecret(field.slice(0, Math.max(0, field.indexOf('=')))))
    .join(',');
}
