import type { Ignore } from './ignore';
import { type IgnoredName, ignoredNames } from './ignoreList';

/** A comment of ours, with the places of its names. */
export interface OwnIgnore {
  readonly scope: Ignore['scope'];
  readonly names: readonly IgnoredName[];
}

const form = /^dockerfile-stages[ \t]+(?:(stage|global)[ \t]+)?ignore[ \t]*=/i;

/**
 * Reads `dockerfile-stages ignore=rule,…`, with `stage` in front of it for the stage that follows or in which it stands,
 * and with `global` for the file. A name may be one of hadolint or of a build check, and `all` stands for all. What
 * follows the list says why, to people.
 */
export function readOwnIgnore(comment: string): OwnIgnore | undefined {
  const match = form.exec(comment);
  if (!match) return undefined;
  const [begin, word = ''] = match;
  return { scope: scopes[word.toLowerCase()] ?? 'instruction', names: ignoredNames(comment, begin.length) };
}

const scopes: Readonly<Record<string, Ignore['scope']>> = { stage: 'stage', global: 'file' };

/** The same as others' comments are read. */
export function ownIgnore(comment: string): Ignore | undefined {
  const found = readOwnIgnore(comment);
  return found && { scope: found.scope, names: found.names.map(({ name }) => name.toLowerCase()) };
}
