import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { commands } from '../../protocol/methods';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { toDiagnostic } from '../diagnostics';

/** Has the client silence a rule in its settings, for each rule that found some of these. */
export function turnOffRules(uri: string, findings: readonly ReportedFinding[]): CodeAction[] {
  const byRule = new Map(findings.map((finding) => [finding.rule, finding]));
  return [...byRule].map(([rule, finding]) => {
    const title = l10n.t("Turn off '{0}' in the settings", rule);
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(uri, finding)],
      command: { title, command: commands.turnOffRule, arguments: [uri, rule] },
    };
  });
}
