import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { commandsNamed, instructionsNamed } from '../../model/commandsByName';
import type { Command } from '../../model/convertStage';
import { perStageText } from '../../model/perStageText';
import type { Stage } from '../../model/stageGraph';
import type { Finding, Fix, Rule } from '../rule';
import { convertedStages, triggeredCommands } from '../shared/checks/convertedStages';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A CMD, ENTRYPOINT or HEALTHCHECK that a later one of its stage takes the place of. */
export const multipleInstructionsDisallowed: Rule = {
  id: 'multiple-instructions-disallowed',
  family: 'buildkit',
  summary: () => l10n.t('A CMD, ENTRYPOINT or HEALTHCHECK that a later one of its stage replaces.'),
  defaultSeverity: 'warning',
  buildkitRule: 'MultipleInstructionsDisallowed',
  hadolintRules: ['DL3012', 'DL4003', 'DL4004'],
  *check({ graph }): Generator<Finding> {
    const triggered = triggeredCommands(graph);
    for (const stage of convertedStages(graph)) {
      const triggers = triggered.get(stage);
      if (!triggers && !hasSeveral(stage)) continue;
      for (const name of names) {
        const commands = commandsNamed(stage, name, triggers);
        for (const [at, command] of commands.entries()) {
          const next = commands[at + 1];
          if (next) yield finding(command, next, stage);
        }
      }
    }
  },
};

const names = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'] as const;

const hasSeveral = perStageText((stage) => names.some((name) => instructionsNamed(stage, name).length > 1));

const codes: Readonly<Record<string, string>> = { CMD: 'DL4003', ENTRYPOINT: 'DL4004', HEALTHCHECK: 'DL3012' };

function finding(command: Command, next: Command, stage: Stage): Finding {
  const { parts, instruction } = command;
  const message = l10n.t(
    'Stage {0} has a later {1}, which takes the place of this one.',
    stageLabel(stage),
    parts.name,
  );
  const later = { range: placeOf(next), message: l10n.t('The later {0}', parts.name) };
  const told = { message, hadolintRule: codes[parts.name] };
  if (command.isTrigger) return { range: stage.base.range, ...told, related: [later] };
  const shown = onFirstLine(instruction, instruction.rangeOf(parts.keyword), parts.name);
  return { ...shown, ...told, related: [later], tags: ['unnecessary'], fixes: [removal(command)] };
}

/** Where it is written. */
function placeOf({ parts, instruction, trigger = instruction }: Command) {
  return trigger.rangeOf(parts.keyword);
}

/** With the line break behind it. Its comments stay, they may be about more than this. */
function removal({ instruction: { line, lastLine }, parts: { name } }: Command): Fix {
  const range = { start: { line, character: 0 }, end: { line: lastLine + 1, character: 0 } };
  return { title: l10n.t('Remove this {0}', name), edits: [{ range, newText: '' }], safe: true };
}
