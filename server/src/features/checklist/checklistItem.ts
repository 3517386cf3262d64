import type { Range } from 'vscode-languageserver-types';
import type { ChecklistEvidence, ChecklistItem, ChecklistSection, ChecklistState } from '../../protocol/checklist';
import type { ReportedFinding } from '../../rules/reportedFinding';
import type { ChecklistView } from './checklistView';

/** One point of the checklist. */
export interface ItemDefinition {
  readonly id: string;
  readonly section: ChecklistSection;
  /** What holds where it passes, in the user's language. */
  readonly title: () => string;
  /** The rules whose findings it stands on. */
  readonly rules?: readonly string[];
  readonly judge: (view: ChecklistView, findings: readonly ReportedFinding[]) => Verdict;
}

export interface Verdict {
  readonly state: ChecklistState;
  readonly evidence: readonly ChecklistEvidence[];
}

/** Pieces of evidence beyond these are not listed. */
const most = 20;

export function judged({ id, title, rules = [], judge }: ItemDefinition, view: ChecklistView): ChecklistItem {
  const verdict = judge(view, view.findingsOf(rules));
  return { id, title: title(), state: verdict.state, evidence: verdict.evidence.slice(0, most) };
}

export function passed(...evidence: ChecklistEvidence[]): Verdict {
  return { state: 'passed', evidence };
}

export function failed(...evidence: ChecklistEvidence[]): Verdict {
  return { state: 'failed', evidence };
}

export function notApplicable(message: string): Verdict {
  return { state: 'notApplicable', evidence: [{ message }] };
}

/** What was found fails the item. */
export function failedBy(findings: readonly ReportedFinding[]): Verdict {
  return failed(...findings.map(foundEvidence));
}

export function at(range: Range, message: string): ChecklistEvidence {
  return { message, line: range.start.line, character: range.start.character };
}

function foundEvidence({ range, message, rule, fixes = [], replacement }: ReportedFinding): ChecklistEvidence {
  return { ...at(range, message), rule, hasFix: fixes.length > 0 || replacement !== undefined };
}
