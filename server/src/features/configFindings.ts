import * as l10n from '@vscode/l10n';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver-types';
import { allRules } from '../rules/allRules';
import { allTargetRules } from '../rules/allTargetRules';
import { type RuleNames, ruleNames } from '../rules/running/ruleNames';
import type { ConfigFile, ConfigProblem } from '../workspace/config/configFile';

let names: RuleNames | undefined;

/** What is wrong in a configuration, in its order. */
export function configFindings({ problems, ruleNames: written }: ConfigFile): readonly ConfigProblem[] {
  const strangers = written.flatMap(({ name, range }) => unknownRule(name, range) ?? []);
  return [...problems, ...strangers].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

function unknownRule(name: string, range: Range): ConfigProblem | undefined {
  const wrong = ruleNameProblem(name);
  if (!wrong) return undefined;
  const { message, meant } = wrong;
  return { range, message, ...(meant !== undefined && { replacement: JSON.stringify(meant) }) };
}

/** What is wrong with the name of a rule, code or check, and which was probably meant; undefined where nothing is. */
export function ruleNameProblem(name: string): { readonly message: string; readonly meant?: string } | undefined {
  names ??= ruleNames([...allRules, ...allTargetRules]);
  if (names.knows(name, true)) return undefined;
  const meant = names.nearest(name);
  if (meant === undefined) return { message: l10n.t("There is no rule '{0}'.", name) };
  return { message: l10n.t("There is no rule '{0}'; did you mean '{1}'?", name, meant), meant };
}

/** The same as LSP has it; without what any editor says of JSON, where the client's does. */
export function configDiagnostics(file: ConfigFile, { checksJson }: { readonly checksJson: boolean }): Diagnostic[] {
  const found = configFindings(file).filter(({ isSyntax }) => !(isSyntax && checksJson));
  return found.map(({ range, message }) => ({
    range,
    message,
    severity: DiagnosticSeverity.Warning,
    source: 'dockerfile-stages',
  }));
}

/** What would mend it on some lines. */
export function configActions(file: ConfigFile, version: number, { start, end }: Range): CodeAction[] {
  return configFindings(file).flatMap(({ range, replacement }) => {
    if (replacement === undefined || range.start.line > end.line || range.end.line < start.line) return [];
    const edits = [{ range, newText: replacement }];
    return {
      title: l10n.t('Change it to {0}', replacement),
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      edit: { documentChanges: [{ textDocument: { uri: file.uri, version }, edits }] },
    };
  });
}
