import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule, Severity } from '../rule';

/** The name of a label that Docker keeps for itself, or that its guidelines do not want. */
export const labelName: InstructionRule = {
  id: 'label-name',
  family: 'form',
  summary: () => l10n.t("The name of a label that is Docker's own, or that its guidelines rule out."),
  defaultSeverity: 'information',
  hadolintRules: ['DL3048'],
  keywords: ['LABEL'],
  *checkInstruction({ instruction, parts: { body } }): Generator<Finding> {
    if (body.kind !== 'assignments') return;
    for (const { name } of body.assignments) {
      const found = wrongIn(name.text.replace(/^(["'])(.*)\1$/, '$2'));
      if (found) yield { range: instruction.rangeOf(name), ...found, hadolintRule: 'DL3048' };
    }
  },
};

function wrongIn(name: string): { readonly message: string; readonly severity: Severity } | undefined {
  if (name === '' || variable.test(name)) return undefined;
  const [reserved] = docker.exec(name) ?? [];
  if (reserved !== undefined && !forExtensions.test(name))
    return {
      message: l10n.t(
        "Labels that begin with '{0}' are Docker's own; begin yours with a domain of your own.",
        reserved,
      ),
      severity: 'information',
    };
  if (otherCharacter.test(name))
    return {
      message: l10n.t("Names of labels are lower-case letters, digits, '.' and '-'."),
      severity: 'hint',
    };
  if (wellFormed.test(name) && !twoDividers.test(name)) return undefined;
  return {
    message: l10n.t(
      "Names of labels begin with a letter, end with a letter or digit, and have no '..' or '--' in them.",
    ),
    severity: 'information',
  };
}

/** As a whole or in front; one in the middle of a word is a slip. */
const variable = /^\$|\$\{|[^A-Za-z0-9]\$/;
const docker = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;
/** What images of Docker's own extensions must have. */
const forExtensions = /^com\.docker\.(?:desktop|extension)\./;
const otherCharacter = /[^a-z0-9.-]/;
const wellFormed = /^[a-z](?:.*[a-z0-9])?$/;
const twoDividers = /\.\.|--/;
