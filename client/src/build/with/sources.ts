import { looksSecret } from '../maskedArguments';

/** The words of a text. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Whether a text names something of the network, as `--build-context` takes it. */
export function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|git@)[^\s"']+$/i.test(text);
}

/** Whether something secret stands in what is remembered as it is: a key of a cache, a password of an address. */
export function holdsSecret(text: string): boolean {
  const keys = [...`,${text}`.matchAll(/,(\w+)=/g)].map(([, key = '']) => key);
  return keys.some(looksSecret) || /:\/\/[^/\s:@]*:[^/\s@]+@/.test(text);
}
