import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { ReportedFinding } from '../rules/reportedFinding';
import type { Settings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { findingsOf, type Log, toDiagnostic } from './diagnostics';
import { overlaps } from './ranges';

type Versioned = Pick<Snapshot, 'uri' | 'version'>;

/** A quick fix for each finding in `range` that knows what was meant. */
export function codeActions(snapshot: Snapshot, range: Range, settings: Settings, log?: Log): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const finding of findingsOf(snapshot, settings, log)) {
    const { replacement } = finding;
    if (replacement !== undefined && overlaps(finding.range, range))
      actions.push(replaceWith(snapshot, finding, replacement));
  }
  return actions;
}

/** Puts `replacement` in the place of a finding, in this version of the document. */
export function replaceWith(document: Versioned, finding: ReportedFinding, replacement: string): CodeAction {
  const title = replacement === '' ? l10n.t('Remove it') : l10n.t("Replace with '{0}'", replacement);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    isPreferred: true,
    diagnostics: [toDiagnostic(document.uri, finding)],
    edit: editOf(document, finding.range, replacement),
  };
}

/** Of this very version, so that a client refuses it once the text went on. */
function editOf({ uri, version }: Versioned, range: Range, newText: string): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri, version }, edits: [{ range, newText }] }] };
}
