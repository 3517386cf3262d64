import * as l10n from '@vscode/l10n';
import { type CheckOptions, type CheckProblem, readCheckOptions } from '../../syntax/checkOptions';
import { nearest } from '../../util/editDistance';
import type { Finding, Fix, Rule } from '../rule';
import { buildkitChecks } from '../shared/checks/buildkitChecks';
import { type PlacedCheckValue, placedCheckValues } from '../shared/checks/checkComments';

/** `# check=…` that BuildKit refuses, or reads only a part of. */
export const invalidCheckOptions: Rule = {
  id: 'invalid-check-options',
  family: 'stages',
  summary: () => l10n.t('A check comment that BuildKit refuses, or of which it reads only a part.'),
  defaultSeverity: 'error',
  *check(snapshot): Generator<Finding> {
    for (const placed of placedCheckValues(snapshot)) {
      const options = readCheckOptions(placed.value);
      const { problem } = options;
      if (problem) yield refused(placed, problem);
      else if (isCutShort(placed.value, options)) yield cutShort(placed, options);
      else if (placed.isInline && options.error) yield errorAbove(placed);
    }
  },
};

const keys = ['skip', 'error', 'experimental'] as const;

/** The build fails for those at the top; those above an instruction are as if they were not there. */
function refused(placed: PlacedCheckValue, problem: CheckProblem): Finding {
  const fix = withoutBlanks(placed) ?? mended(placed, problem);
  return {
    range: rangeIn(placed, problem.start, Math.max(problem.end, problem.start + 1)),
    message: placed.isInline ? l10n.t('{0} This comment does nothing.', whatIsWrong(problem)) : whatIsWrong(problem),
    ...(placed.isInline && { severity: 'warning' as const }),
    fixes: fix ? [fix] : [],
  };
}

function whatIsWrong({ kind, text }: CheckProblem): string {
  switch (kind) {
    case 'no-boolean':
      return l10n.t("error is true or false, not '{0}'.", text);
    case 'unknown-option':
      return l10n.t("'{0}' is no option of check; it knows skip, error and experimental.", text);
    case 'no-value':
      return text === ''
        ? l10n.t('An option is missing here; BuildKit reads up to the first blank.')
        : l10n.t("'{0}' has no value; write skip={0} if it is a check to leave out.", text);
  }
}

function mended(placed: PlacedCheckValue, { kind, text, start, end }: CheckProblem): Fix | undefined {
  const range = rangeIn(placed, start, end);
  const write = (newText: string): Fix => ({ title: l10n.t("Write '{0}'", newText), edits: [{ range, newText }] });
  if (kind === 'no-boolean') {
    if (/^(?:yes|y|on|true)$/i.test(text)) return write('true');
    return /^(?:no|n|off|false)$/i.test(text) ? write('false') : undefined;
  }
  if (kind === 'unknown-option') {
    const key = nearest(text, keys);
    return key === undefined ? undefined : write(key);
  }
  return checkNames.has(text) ? write(`skip=${text}`) : undefined;
}

const checkNames: ReadonlySet<string> = new Set<string>(['all', ...buildkitChecks]);

/** What stands behind the first blank looks as if it belonged to the list. */
function isCutShort(value: string, { end }: CheckOptions): boolean {
  return end < value.length && (/[,;=]$/.test(value.slice(0, end)) || /^\s*[,;=]/.test(value.slice(end)));
}

function cutShort(placed: PlacedCheckValue, { end }: CheckOptions): Finding {
  const fix = withoutBlanks(placed);
  const rest = placed.value.slice(end).trim();
  return {
    range: rangeIn(placed, placed.value.length - rest.length, placed.value.length),
    message: l10n.t("BuildKit reads a check comment up to the first blank, so '{0}' is not read.", rest),
    severity: 'warning',
    fixes: fix ? [fix] : [],
  };
}

function withoutBlanks(placed: PlacedCheckValue): Fix | undefined {
  const joined = placed.value.split(/\s*([,;=])\s*/).join('');
  if (joined === placed.value || /\s/.test(joined) || readCheckOptions(joined).problem) return undefined;
  const range = rangeIn(placed, 0, placed.value.length);
  return { title: l10n.t('Remove the blanks'), edits: [{ range, newText: joined }] };
}

function errorAbove(placed: PlacedCheckValue): Finding {
  const start = Math.max(placed.value.indexOf('error'), 0);
  return {
    range: rangeIn(placed, start, start + 'error'.length),
    message: l10n.t('error= counts in the first lines of the file only.'),
    severity: 'warning',
  };
}

function rangeIn({ line, character }: PlacedCheckValue, start: number, end: number): Finding['range'] {
  return { start: { line, character: character + start }, end: { line, character: character + end } };
}
