import type { ReportedFinding } from '../rules/running/reportedFinding';
import { choiceOf } from '../rules/running/ruleChoice';
import { runTargetRules } from '../rules/runRules';
import type { Settings } from '../workspace/settings';
import type { TargetFile } from '../workspace/targetFile';
import type { Log } from './diagnostics';

/** What is wrong with the targets of a file, in its order. */
export function targetFindings(file: TargetFile, settings: Settings, log?: Log): readonly ReportedFinding[] {
  return runTargetRules(file, choiceOf(settings), log);
}
