import type { Ignore } from './ignore';
import { ignoredNames } from './ignoreList';

const form = /^tally[ \t]+(global[ \t]+)?ignore[ \t]*=/i;

/**
 * `tally ignore=buildkit/StageNameCasing,hadolint/DL3008;reason=…` for the instruction below, and `tally global
 * ignore=…` for the file. The part in front of the slash may be missing.
 */
export function tallyIgnore(comment: string): Ignore | undefined {
  const match = form.exec(comment);
  if (!match) return undefined;
  const names = ignoredNames(comment, match[0].length).flatMap(({ name }) => ourNames(name));
  return { scope: match[1] ? 'file' : 'instruction', names };
}

function ourNames(written: string): readonly string[] {
  const name = written.slice(written.lastIndexOf('/') + 1).toLowerCase();
  return ours[name] ?? [name];
}

/** Rules of tally that are ours under another name. */
const ours: Readonly<Record<string, readonly string[]>> = {
  'no-unreachable-stages': ['unused-stage'],
  'circular-stage-deps': ['circular-dependency'],
  'unknown-instruction': ['syntax'],
  'require-stages': ['syntax'],
  'invalid-onbuild-trigger': ['syntax'],
};
