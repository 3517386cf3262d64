import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { fixAllKind } from '../../protocol/actionKinds';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { toDiagnostic } from '../diagnostics';
import { editOf } from './editOf';
import { safeFixOf } from './fixesOf';
import type { Mendable } from './mendable';
import { safeTogether } from './together';

/** For each rule that found some of these: its safe fixes in the whole file, where there are several. */
export function fixAllOfRules(texts: readonly Mendable[], here: readonly ReportedFinding[]): CodeAction[] {
  const rules = new Set(here.filter(safeFixOf).map(({ rule }) => rule));
  return [...rules].flatMap((rule) => {
    const { mended, ...action } = fixAll(texts, (finding) => finding.rule === rule);
    if (mended.length < 2) return [];
    const diagnostics = mended.map(({ uri, finding }) => toDiagnostic(uri, finding));
    const title = l10n.t("Fix all '{0}' problems in this file", rule);
    return { title, kind: CodeActionKind.QuickFix, diagnostics, ...action };
  });
}

/** The safe fixes of all rules in one edit. What got in the way of another one is mended the next time. */
export function fixAllActions(texts: readonly Mendable[]): CodeAction[] {
  const { mended, ...action } = fixAll(texts, () => true);
  if (mended.length === 0) return [];
  return [{ title: l10n.t('Fix all problems that can be fixed safely'), kind: fixAllKind, ...action }];
}

/** All texts are of one document. */
function fixAll(texts: readonly Mendable[], isMeant: (finding: ReportedFinding) => boolean) {
  const all = texts.map((text) => ({ text, ...safeTogether(text.findings.filter(isMeant)) }));
  const mended = all.flatMap(({ text, mended }) => mended.map((finding) => ({ uri: text.uri, finding })));
  const changes = all.flatMap(({ text, edits }) => editOf(text, edits).documentChanges ?? []);
  const [first] = changes;
  const edits = changes.flatMap((change) => ('edits' in change ? change.edits : []));
  return { mended, edit: { documentChanges: first && 'edits' in first ? [{ ...first, edits }] : [] } };
}
