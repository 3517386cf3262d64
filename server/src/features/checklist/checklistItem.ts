import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { stageLabel } from '../../model/buildErrors';
import type { Stage } from '../../model/stageGraph';
import type { ChecklistEvidence, ChecklistItem, ChecklistSection, ChecklistState } from '../../protocol/checklist';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import type { ChecklistView } from './checklistView';

/** One point of the checklist. */
export interface ItemDefinition {
  readonly id: string;
  readonly section: ChecklistSection;
  /** What holds where it passes, in the user's language. */
  readonly title: () => string;
  /** The rules whose findings it stands on. */
  readonly rules?: readonly string[];
  /** It is about what ships: other stages do not count, and to a stage for development it does not apply. */
  readonly isOfProduct?: boolean;
  readonly judge: (view: ChecklistView, findings: readonly ReportedFinding[]) => Verdict;
}

export interface Verdict {
  readonly state: ChecklistState;
  readonly evidence: readonly ChecklistEvidence[];
}

/** Pieces of evidence beyond these are not listed. */
const most = 20;

export function judged(item: ItemDefinition, view: ChecklistView): ChecklistItem {
  const { state, evidence } = verdictOf(item, view);
  return { id: item.id, title: item.title(), state, evidence: evidence.slice(0, most) };
}

function verdictOf({ rules = [], isOfProduct, judge }: ItemDefinition, view: ChecklistView): Verdict {
  const findings = view.findingsOf(rules);
  if (!isOfProduct) return judge(view, findings);
  const { isProduct, shipped, target } = view;
  if (!isProduct) return notApplicable(l10n.t('By its name, stage {0} is not what ships.', stageLabel(target)));
  const inShipped = ({ range: { start } }: ReportedFinding) => shipped.some((stage) => isIn(stage, start.line));
  return judge(view, findings.filter(inShipped));
}

function isIn({ line, instructions }: Stage, at: number): boolean {
  return at >= line && at <= (instructions.at(-1)?.range.end.line ?? line);
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
