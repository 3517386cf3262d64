import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { choiceOf } from '../../rules/running/ruleChoice';
import { runTargetRules } from '../../rules/runRules';
import type { Settings } from '../../workspace/settings';
import type { TargetFile } from '../../workspace/targetFile';
import type { Mendable } from '../codeActions/mendable';
import { type Log, toDiagnostic } from '../diagnostics';

/** What is wrong with the targets of a file, in its order. */
export function targetDiagnostics(file: TargetFile, settings: Settings, log?: Log): Diagnostic[] {
  return runTargetRules(file, choiceOf(settings), log).map((finding) => toDiagnostic(file.uri, finding));
}

/** The same for who offers to mend it. */
export function targetMendable(file: TargetFile, asked: Range, settings: Settings, log?: Log): Mendable {
  const { uri, version } = file;
  return { uri, version, findings: runTargetRules(file, choiceOf(settings), log), asked };
}
