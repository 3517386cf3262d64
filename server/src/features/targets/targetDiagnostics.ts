import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { choiceOf } from '../../rules/ruleChoice';
import { runTargetRules } from '../../rules/runRules';
import type { Settings } from '../../workspace/settings';
import type { TargetFile } from '../../workspace/targetFile';
import { replaceWith } from '../codeActions';
import { type Log, toDiagnostic } from '../diagnostics';
import { overlaps } from '../ranges';

/** What is wrong with the targets of a file, in its order. */
export function targetDiagnostics(file: TargetFile, settings: Settings, log?: Log): Diagnostic[] {
  return runTargetRules(file, choiceOf(settings), log).map((finding) => toDiagnostic(file.uri, finding));
}

/** A quick fix for each target in `range` of which it is known what was meant. */
export function targetCodeActions(file: TargetFile, range: Range, settings: Settings, log?: Log): CodeAction[] {
  return runTargetRules(file, choiceOf(settings), log).flatMap((finding) =>
    finding.replacement !== undefined && overlaps(finding.range, range)
      ? replaceWith(file, finding, finding.replacement)
      : [],
  );
}
