import * as l10n from '@vscode/l10n';
import { commandsNamed, instructionsNamed } from '../../model/commandsByName';
import type { Command } from '../../model/convertStage';
import { perStageText } from '../../model/perStageText';
import type { Stage, StageGraph } from '../../model/stageGraph';
import { inheritedFrom } from '../../model/variableScopes';
import type { CommandLine, Parts } from '../../syntax/parts';
import type { Finding, Fix, Rule } from '../rule';
import { convertedStages, triggeredCommands } from '../shared/checks/convertedStages';
import { readLooseArray } from '../shared/texts/looseArray';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** CMD and ENTRYPOINT as a line for a shell, in a stage where nobody chose that shell. */
export const jsonArgsRecommended: Rule = {
  id: 'json-args-recommended',
  family: 'buildkit',
  summary: () => l10n.t('A CMD or ENTRYPOINT that runs in a shell, which keeps signals from the program.'),
  defaultSeverity: 'information',
  buildkitRule: 'JSONArgsRecommended',
  hadolintRules: ['DL3025'],
  *check({ graph }): Generator<Finding> {
    const triggered = triggeredCommands(graph);
    if (triggered.size === 0 && !graph.stages.some(hasShellLine)) return;
    /** Whether a SHELL was chosen where a stage ends. */
    const chosen = new Map<Stage, boolean>();
    for (const stage of convertedStages(graph)) {
      const triggers = triggered.get(stage);
      const base = inheritedFrom(stage);
      const before = base ? chosen.get(base) === true : imageHasShell(stage, graph);
      const shells = before ? [] : commandsNamed(stage, 'SHELL', triggers);
      chosen.set(stage, before || shells.length > 0);
      if (before) continue;
      for (const name of names) {
        for (const command of commandsNamed(stage, name, triggers)) {
          const line = shellLineOf(command.parts);
          if (line && !standsBehind(command, shells[0], triggers)) yield finding(command, line, stage);
        }
      }
    }
  },
};

const names = ['CMD', 'ENTRYPOINT'] as const;

const hasShellLine = perStageText((stage) =>
  names.some((name) => instructionsNamed(stage, name).some(({ parts }) => shellLineOf(parts) !== undefined)),
);

function imageHasShell({ base: { source } }: Stage, { inputs }: StageGraph): boolean {
  return source.kind === 'image' && (inputs.images?.[source.reference]?.shell?.length ?? 0) > 0;
}

function shellLineOf({ body }: Parts): CommandLine | undefined {
  return body.kind === 'command' && body.command.form === 'shell' ? body.command : undefined;
}

/** Triggers run first. */
function standsBehind(command: Command, shell: Command | undefined, triggers: readonly Command[] = []): boolean {
  if (!shell) return false;
  if (command.isTrigger !== shell.isTrigger) return shell.isTrigger;
  if (command.isTrigger) return triggers.indexOf(command) > triggers.indexOf(shell);
  return command.instruction.line > shell.instruction.line;
}

function finding(command: Command, line: CommandLine, stage: Stage): Finding {
  const { parts, instruction, trigger } = command;
  const message = l10n.t(
    '{0} runs in a shell, which does not pass signals on: the JSON form stops when it is told to.',
    parts.name,
  );
  const told = { message, hadolintRule: 'DL3025' };
  if (command.isTrigger) {
    const related = trigger && [{ range: trigger.range, message: l10n.t('It is triggered here') }];
    return { range: stage.base.range, ...told, related };
  }
  const place = instruction.rangeOf(parts.keyword);
  // `broken-json-form` says why it is none.
  const isBroken = readLooseArray(line.words[0]?.text ?? '', true) !== undefined;
  const said = { ...onFirstLine(instruction, place, parts.name), ...told, fixes: fixesOf(line, command) };
  return isBroken ? { ...said, severity: 'hint' } : said;
}

/** Where a shell has nothing to do but to part words at blanks. */
function fixesOf({ words: [word] }: CommandLine, { instruction }: Command): readonly Fix[] {
  const text = word?.text.trim() ?? '';
  if (!word || !plainWords.test(text) || assigns.test(text) || builtIn.test(text)) return [];
  const list = text.split(/[ \t]+/).map((one) => JSON.stringify(one));
  const range = instruction.rangeOf(word);
  return [{ title: l10n.t('Write it as JSON'), edits: [{ range, newText: `[${list.join(', ')}]` }] }];
}

const plainWords = /^[\w@%+=:,./ \t-]+$/;
const assigns = /^\w+=/;
const builtIn =
  /^(?:exec|cd|export|source|\.|:|set|eval|if|for|while|case|test|until|ulimit|umask|wait|trap|alias)(?:[ \t]|$)/;
