import * as l10n from '@vscode/l10n';
import { nearest } from '../util/editDistance';
import { flagsIgnored, flagsOf } from './keywords';
import type { Flag, Parts } from './parts';
import type { SyntaxProblem } from './problem';

/** The first flag that BuildKit refuses: unknown, given twice, without a value, no boolean. */
export function checkFlags({ name, flags }: Parts): SyntaxProblem | undefined {
  if (flags.length === 0 || flagsIgnored.has(name)) return undefined;
  const known = flagsOf(name);
  const used = new Set<string>();
  for (const flag of flags) {
    const type = Object.hasOwn(known, flag.name.text) ? known[flag.name.text] : undefined;
    if (!type) return unknownFlag(name, flag, Object.keys(known));
    if (used.has(flag.name.text) && type !== 'list') {
      return refusal('duplicate-flag', flag, l10n.t('--{0} is given twice.', flag.name.text));
    }
    used.add(flag.name.text);
    const problem = checkValue(flag, type === 'boolean');
    if (problem) return problem;
  }
  return undefined;
}

function unknownFlag(instruction: string, flag: Flag, known: readonly string[]): SyntaxProblem {
  const written = flag.name.text;
  const suggestion = nearest(written, known);
  const message = suggestion
    ? l10n.t('{0} has no flag --{1}; did you mean --{2}?', instruction, written, suggestion)
    : l10n.t('{0} has no flag --{1}.', instruction, written);
  return { ...refusal('unknown-flag', flag.name, message), suggestion };
}

function checkValue(flag: Flag, boolean: boolean): SyntaxProblem | undefined {
  const { name, value } = flag;
  if (boolean ? value?.text === '' : !value) {
    return refusal('flag-value', flag, l10n.t('--{0} needs a value: --{0}=…', name.text));
  }
  if (boolean && value && !['true', 'false'].includes(value.text.toLowerCase())) {
    return refusal('flag-value', value, l10n.t("--{0} is 'true' or 'false', not '{1}'.", name.text, value.text));
  }
  return undefined;
}

function refusal(
  id: 'unknown-flag' | 'duplicate-flag' | 'flag-value',
  span: { readonly start: number; readonly end: number },
  message: string,
): SyntaxProblem {
  return { id, pass: 'instruction', message, span: { start: span.start, end: span.end } };
}
