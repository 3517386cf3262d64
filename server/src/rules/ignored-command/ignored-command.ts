import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { CommandLine } from '../../syntax/parts';
import type { Finding, StageRule } from '../rule';
import { named } from '../shared/texts/named';

/** A CMD beside an ENTRYPOINT in shell form, which never hears of it. */
export const ignoredCommand: StageRule = {
  id: 'ignored-command',
  family: 'form',
  summary: () => l10n.t('A CMD that does nothing, because ENTRYPOINT is in shell form.'),
  defaultSeverity: 'warning',
  *checkStage({ instructions }): Generator<Finding> {
    const entrypoint = named(instructions, 'ENTRYPOINT').at(-1);
    const command = entrypoint && named(instructions, 'CMD').at(-1);
    if (!entrypoint || !command || !isDeaf(entrypoint) || lineOf(command)?.words.length === 0) return;
    yield {
      range: command.rangeOf(command.parts.keyword),
      message: l10n.t('ENTRYPOINT is in shell form, which passes no arguments on: this CMD does nothing.'),
      related: [
        { range: entrypoint.rangeOf(entrypoint.parts.rest), message: l10n.t('A shell runs this, and nothing else') },
      ],
      tags: ['unnecessary'],
    };
  },
};

function lineOf({ body }: Instruction): CommandLine | undefined {
  return body.kind === 'command' ? body.command : undefined;
}

/** In shell form, and without a word that takes arguments of the shell. */
function isDeaf(entrypoint: Instruction): boolean {
  const line = lineOf(entrypoint);
  const text = line?.words[0]?.text ?? '';
  return line?.form === 'shell' && text !== '' && !/\$\{?[@*#\d]|^\[/.test(text);
}
