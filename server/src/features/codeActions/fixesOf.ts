import * as l10n from '@vscode/l10n';
import type { Finding, Fix } from '../../rules/rule';

/** What would mend a finding, the best first. */
export function fixesOf({ range, replacement, fixes = [] }: Finding): readonly Fix[] {
  if (replacement === undefined) return fixes;
  const title = replacement === '' ? l10n.t('Remove it') : l10n.t("Replace with '{0}'", replacement);
  return [...fixes, { title, edits: [{ range, newText: replacement }] }];
}

/** The best of those that nobody has to look at. */
export function safeFixOf({ fixes = [] }: Finding): Fix | undefined {
  return fixes.find(({ safe }) => safe === true);
}
