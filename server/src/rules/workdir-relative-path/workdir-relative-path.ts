import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { commandsNamed, instructionsNamed } from '../../model/commandsByName';
import type { Command } from '../../model/convertStage';
import { perStageText } from '../../model/perStageText';
import { parsePlatform } from '../../model/platform';
import type { Stage, StageGraph } from '../../model/stageGraph';
import { inheritedFrom } from '../../model/variableScopes';
import type { Word } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule } from '../rule';
import { convertedStages, triggeredCommands } from '../shared/checks/convertedStages';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** The first WORKDIR on the way down to a stage, where it begins in a folder that is the image's business. */
export const workdirRelativePath: Rule = {
  id: 'workdir-relative-path',
  family: 'buildkit',
  summary: () => l10n.t('A WORKDIR that depends on the working directory of the base image.'),
  defaultSeverity: 'warning',
  buildkitRule: 'WorkdirRelativePath',
  hadolintRules: ['DL3000'],
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    const triggered = triggeredCommands(graph);
    if (triggered.size === 0 && !graph.stages.some(hasOpenPath)) return;
    /** Whether one has been set where a stage ends. */
    const isSet = new Map<Stage, boolean>();
    for (const stage of convertedStages(graph)) {
      const base = inheritedFrom(stage);
      const [command] = commandsNamed(stage, 'WORKDIR', triggered.get(stage));
      const inherited = base !== undefined && isSet.get(base) === true;
      isSet.set(stage, inherited || command !== undefined);
      if (command && !inherited) yield* check(command, stage, snapshot);
    }
  },
};

/** The first WORKDIR does not begin with a slash as it is written. */
const hasOpenPath = perStageText((stage) => {
  const body = instructionsNamed(stage, 'WORKDIR')[0]?.body;
  return body?.kind === 'words' && !body.words[0]?.text.startsWith('/');
});

function* check(command: Command, stage: Stage, { graph, dockerfile }: Snapshot): Generator<Finding> {
  const { body } = command.parts;
  const word = body.kind === 'words' ? body.words[0] : undefined;
  const path = word && pathOf(word, { command, stage, graph, escape: dockerfile.escape });
  if (!word || path === undefined || isAbsolute(path, stage, graph)) return;
  const message = l10n.t(
    "'{0}' depends on the working directory of the base image of stage {1}; begin the path with a slash.",
    path,
    stageLabel(stage),
  );
  if (command.isTrigger) {
    const related = command.trigger && [
      { range: command.trigger.rangeOf(word), message: l10n.t('It is triggered here') },
    ];
    yield { range: stage.base.range, message, related, hadolintRule: 'DL3000' };
    return;
  }
  const place = command.instruction.rangeOf(word);
  const shown = onFirstLine(command.instruction, place, l10n.t('The path stands here'));
  yield { ...shown, message, fixes: fixesOf(word, command, path), hadolintRule: 'DL3000' };
}

interface Place {
  readonly command: Command;
  readonly stage: Stage;
  readonly graph: StageGraph;
  readonly escape: string;
}

/** With its variables filled in; undefined where they hang on what only a build knows. */
function pathOf({ text }: Word, { command, stage, graph, escape }: Place): string | undefined {
  if (!/[$'"\\`]/.test(text)) return text;
  const environment = text.includes('$') ? graph.environmentBefore(stage, command) : undefined;
  if (environment) environment.uncertain = false;
  const expanded = expandWord(text, (name) => environment?.get(name), { escape });
  if ('error' in expanded || (environment?.uncertain && !graph.inputs.assumeEmptyBases)) return undefined;
  return expanded.text;
}

/** A path of Windows is one wherever it is built, as long as nobody asks what BuildKit says to it on Linux. */
function isAbsolute(path: string, stage: Stage, graph: StageGraph): boolean {
  if (path.startsWith('/')) return true;
  if (graph.inputs.assumeEmptyBases && !isOnWindows(stage, graph)) return false;
  return /^(?:[A-Za-z]:)?[\\/]/.test(path);
}

/** Only the image at the bottom says it, and `--platform` says which image that is. */
function isOnWindows(stage: Stage, { globalValues, inputs }: StageGraph): boolean {
  const usual = { os: 'linux', architecture: 'amd64', variant: '' };
  const build = parsePlatform(inputs.platform ?? '', usual) ?? usual;
  let root = stage;
  for (let at = inheritedFrom(root); at; at = inheritedFrom(root)) root = at;
  const flag = root.base.source.kind === 'scratch' ? undefined : root.platform?.value?.text;
  if (flag === undefined) return build.os === 'windows';
  const expanded = expandWord(flag, (name) => globalValues.get(name), { escape: '\\' });
  return !('error' in expanded) && parsePlatform(expanded.text, build)?.os === 'windows';
}

function fixesOf(word: Word, { instruction }: Command, path: string): readonly Fix[] {
  // Quotes and variables may hide where it begins.
  if (word.text !== path) return [];
  const range = instruction.rangeOf(word);
  const absolute = `/${path.replace(/^(?:\.?\/)+/, '')}`;
  return [{ title: l10n.t("Make it '{0}'", absolute), edits: [{ range, newText: absolute }] }];
}
