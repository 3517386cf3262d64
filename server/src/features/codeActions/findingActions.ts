import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { Fix } from '../../rules/rule';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { toDiagnostic } from '../diagnostics';
import { overlaps } from '../ranges';
import { editOf } from './editOf';
import { fixesOf } from './fixesOf';
import type { Mendable } from './mendable';

/** The fixes of these findings. The first one of each is preferred, but where another finding at its place has some too. */
export function fixActions(text: Mendable, findings: readonly ReportedFinding[]): CodeAction[] {
  const fixable = findings.filter((finding) => fixesOf(finding).length > 0);
  return fixable.flatMap((finding) => {
    const competes = fixable.some((other) => other !== finding && overlaps(other.range, finding.range));
    return fixesOf(finding).map((fix, index) => ({
      ...actionOf(text, fix, [finding]),
      ...(index === 0 && !competes && { isPreferred: true }),
    }));
  });
}

/** A quick fix for findings. */
export function actionOf(text: Mendable, { title, edits }: Fix, findings: readonly ReportedFinding[]): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: findings.map((finding) => toDiagnostic(text.uri, finding)),
    edit: editOf(text, edits),
  };
}
