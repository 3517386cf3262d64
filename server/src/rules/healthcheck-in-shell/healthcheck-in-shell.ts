import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule } from '../rule';

/** HEALTHCHECK with a line for a shell that has nothing to do but to start one program. */
export const healthcheckInShell: InstructionRule = {
  id: 'healthcheck-in-shell',
  family: 'form',
  summary: () => l10n.t('A HEALTHCHECK that starts a shell only to start one program.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3025'],
  keywords: ['HEALTHCHECK'],
  *checkInstruction({ instruction, parts: { body } }): Generator<Finding> {
    if (body.kind !== 'healthcheck' || body.command.form === 'exec') return;
    const [line] = body.command.words;
    const text = line?.text.trim() ?? '';
    if (!line || !plainWords.test(text) || builtIn.test(text)) return;
    const range = instruction.rangeOf(line);
    const words = text.split(/[ \t]+/).map((word) => JSON.stringify(word));
    yield {
      range,
      message: l10n.t('Each check starts a shell for this one program; the JSON form starts it without.'),
      hadolintRule: 'DL3025',
      fixes: [{ title: l10n.t('Write it as JSON'), edits: [{ range, newText: `[${words.join(', ')}]` }] }],
    };
  },
};

/** Nothing that means something to a shell. */
const plainWords = /^[\w@%+:,./-][\w@%+=:,./ \t-]*$/;
const builtIn = /^(?:\w+=|(?:exec|cd|export|source|\.|:|set|eval|if|for|while|case|test|until|exit)(?:[ \t]|$))/;
