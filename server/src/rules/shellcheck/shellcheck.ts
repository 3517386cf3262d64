import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { type CheckedScript, checkedScripts } from '../../model/checkedScripts';
import { lineStarts } from '../../util/lineStarts';
import type { ShellComment, Stretch } from '../../workspace/shellcheck/shellComment';
import type { Finding, Fix, Rule, Severity } from '../rule';

/** What ShellCheck says of the scripts of RUN, where it is installed and was asked. */
export const shellcheck: Rule = {
  id: 'shellcheck',
  family: 'shell',
  summary: () => l10n.t('What ShellCheck, if it is installed, finds in the commands of RUN.'),
  defaultSeverity: 'warning',
  *check({ graph, shellComments }): Generator<Finding> {
    if (!shellComments) return;
    for (const checked of checkedScripts(graph)) {
      const comments = shellComments.of(checked);
      if (comments) for (const comment of comments) if (!unfit.has(comment.code)) yield found(comment, checked);
    }
  },
};

/** Files that are not there, shells that it does not know, and variables that ARG, ENV or the base image set. */
const unfit: ReadonlySet<number> = new Set([1090, 1091, 2148, 2154, 2187]);

const severities: Readonly<Record<ShellComment['level'], Severity>> = {
  error: 'warning',
  warning: 'warning',
  info: 'information',
  style: 'hint',
};

function found(comment: ShellComment, checked: CheckedScript): Finding {
  const { code, message, level, fix } = comment;
  return {
    range: placeOf(comment, checked),
    message: `SC${code}: ${message}`,
    severity: severities[level],
    hadolintRule: `SC${code}`,
    fixes: fix ? [fixOf(fix.replacements, checked)] : [],
  };
}

function fixOf(replacements: readonly (Stretch & { readonly replacement: string })[], checked: CheckedScript): Fix {
  return {
    title: l10n.t('Do as ShellCheck says'),
    edits: replacements.map((one) => ({ range: placeOf(one, checked), newText: one.replacement })),
  };
}

/** Where a stretch of a script stands in the Dockerfile. */
function placeOf({ line, column, endLine, endColumn }: Stretch, { script, instruction }: CheckedScript): Range {
  const starts = lineStarts(script.text);
  const start = offsetAt(script.text, starts, line, column);
  const end = Math.max(start, offsetAt(script.text, starts, endLine, endColumn));
  const range = script.rangeOf({ start, end });
  const below = instruction.line;
  return {
    start: { ...range.start, line: range.start.line + below },
    end: { ...range.end, line: range.end.line + below },
  };
}

/** The offset of a line and column from 1; columns count characters, of which some have two units. */
function offsetAt(text: string, starts: readonly number[], line: number, column: number): number {
  const start = starts[line - 1] ?? text.length;
  const behind = starts[line] ?? text.length + 1;
  let at = start;
  for (let left = column - 1; left > 0 && at < behind - 1; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return Math.min(at, text.length);
}
