import type { Ignore } from './ignore';
import { ignoredNames } from './ignoreList';

const form = /^hadolint[ \t]+(?:(global|stage)[ \t]+)?ignore[ \t]*=/i;

/**
 * `hadolint ignore=DL3008,SC2086` for the instruction below, `hadolint stage ignore=…` right above FROM for its stage
 * (hadolint 2.15), `hadolint global ignore=…` anywhere for the file. hadolint wants the first one on the line above; we
 * take what was meant, as tally does.
 */
export function hadolintIgnore(comment: string): Ignore | undefined {
  const match = form.exec(comment);
  if (!match) return undefined;
  const names = codes(comment, match[0].length);
  switch (match[1]?.toLowerCase()) {
    case 'global':
      return { scope: 'file', names };
    case 'stage':
      return { scope: 'stage', names, onlyAboveFrom: true };
    default:
      return { scope: 'instruction', names };
  }
}

/** It knows nothing but codes, so that a rule of ours, or `all`, means nothing to it. */
function codes(comment: string, start: number): readonly string[] {
  return ignoredNames(comment, start).flatMap(({ name }) => (/^(?:dl|sc)\d+$/i.test(name) ? [name.toLowerCase()] : []));
}
