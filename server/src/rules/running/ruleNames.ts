import { buildChecks } from '../../protocol/buildChecks';
import { nearest } from '../../util/editDistance';
import type { RuleInfo } from '../rule';

/** What a finding can be called in a comment or a file. */
export interface RuleNames {
  /** Whether there may be findings of this name, in its case if `exactly`. */
  knows(name: string, exactly?: boolean): boolean;
  /** The name that was probably meant. */
  nearest(name: string): string | undefined;
}

/** Names of these rules, of all build checks, and whatever looks like a code of hadolint or ShellCheck. */
export function ruleNames(rules: readonly RuleInfo[]): RuleNames {
  const codes = rules.flatMap(({ hadolintRules }) => hadolintRules ?? []);
  const names = new Set([...rules.map(({ id }) => id), ...buildChecks.map(({ name }) => name), ...codes]);
  const folded = new Set([...names].map((name) => name.toLowerCase()));
  return {
    knows: (name, exactly = false) =>
      exactly ? names.has(name) || /^(?:DL|SC)\d{4}$/.test(name) : folded.has(name.toLowerCase()) || isCode(name),
    nearest: (name) => (name.length <= longest ? nearest(name, names, name.length < 8 ? 1 : 3) : undefined),
  };
}

function isCode(name: string): boolean {
  return /^(?:dl|sc)\d{4}$/i.test(name);
}

const longest = 64;
