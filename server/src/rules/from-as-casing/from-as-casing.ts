import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule, InstructionSubject } from '../rule';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** FROM in one case and `as` in another. */
export const fromAsCasing: InstructionRule = {
  id: 'from-as-casing',
  family: 'buildkit',
  summary: () => l10n.t('AS in another case than the FROM before it.'),
  defaultSeverity: 'information',
  buildkitRule: 'FromAsCasing',
  keywords: ['FROM'],
  *checkInstruction({ instruction, parts: { keyword, body, problems } }: InstructionSubject): Generator<Finding> {
    if (body.kind !== 'from' || !body.as || !body.stageName || problems.length > 0) return;
    const isLower = keyword.text === keyword.text.toLowerCase();
    // A keyword in mixed case is what another check is about.
    if (!isLower && keyword.text !== keyword.text.toUpperCase()) return;
    const { as } = body;
    const newText = isLower ? as.text.toLowerCase() : as.text.toUpperCase();
    if (as.text === newText) return;
    const range = instruction.rangeOf(as);
    yield {
      ...onFirstLine(instruction, range, l10n.t("The word '{0}'", as.text)),
      message: l10n.t("'{0}' is not in the case of '{1}'. Write '{2}'.", as.text, keyword.text, newText),
      fixes: [{ title: l10n.t("Write '{0}'", newText), edits: [{ range, newText }], safe: true }],
    };
  },
};
