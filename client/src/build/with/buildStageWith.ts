import * as vscode from 'vscode';
import type { StageSummary } from '../../../../server/src/protocol/methods';
import type { BuildOutcome } from '../buildOutcome';
import { isOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { buildChosen, type DockerfileToBuild, openDockerfile } from '../buildStage';
import type { Engine } from '../engine';
import { shownValue } from '../maskedArguments';
import { activeStage, pickStage, stageItem, stageTitle } from '../pickStage';
import { engineFor } from '../prepareBuild';
import { type Answers, answersFor, isEnough, noAnswers } from './answers';
import { vscodeAsker } from './asker';
import type { LastBuild } from './lastBuilds';
import { furtherInWords, questionsFor } from './questions';
import { type Asker, askInSteps, back, type Choice } from './steps';

/** What a command says already. */
export interface Given {
  readonly uri: vscode.Uri | undefined;
  readonly stageIndex: number | undefined;
  /** With them, nothing of the kind is asked. */
  readonly answers: Answers | undefined;
}

/** Builds a stage with all that may be said about it, asking for each. Enter gives the answers of last time. */
export async function buildStageWith(services: BuildServices, given: Given): Promise<BuildOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const opened = await openDockerfile(services, given.uri);
  if (isOutcome(opened)) return opened;
  const chosen = await (given.answers
    ? askWhich(opened, given.stageIndex, given.answers)
    : askHow(services, engine, opened, given.stageIndex));
  if (!chosen) return { kind: 'cancelled' };
  return buildChosen(services, opened, chosen.stage, chosen.answers);
}

interface Chosen {
  readonly stage: StageSummary;
  readonly answers: Answers;
}

async function askWhich(
  { document, stages }: DockerfileToBuild,
  stageIndex: number | undefined,
  answers: Answers,
): Promise<Chosen | undefined> {
  const stage = stageIndex === undefined ? await pickStage(document.uri, stages) : stages[stageIndex];
  return stage && { stage, answers };
}

async function askHow(
  services: BuildServices,
  engine: Engine,
  { document, stages }: DockerfileToBuild,
  stageIndex: number | undefined,
): Promise<Chosen | undefined> {
  const ask = vscodeAsker(vscode.l10n.t('Build a stage of {0}', vscode.workspace.asRelativePath(document.uri)));
  const last = await services.lastBuilds.answered(document.uri.toString());
  const wanted = stageIndex === undefined ? undefined : stages[stageIndex];
  for (;;) {
    const first = await askForStage(ask, document.uri, stages, { wanted, last });
    if (!first) return undefined;
    const needs = await services.needs(document.uri, first.stage.index);
    if (!needs) return undefined;
    const known = answersFor(needs, last?.answers ?? noAnswers);
    if (first.again && isEnough(needs, known)) return { stage: first.stage, answers: known };
    const answers = await askInSteps(known, questionsFor(needs, engine), ask, first.isAsked ? 1 : 0);
    if (answers !== back) return answers && { stage: first.stage, answers };
  }
}

interface FirstAnswer {
  readonly stage: StageSummary;
  /** Everything is to be as it was last time. */
  readonly again: boolean;
  /** There was something to choose. */
  readonly isAsked: boolean;
}

async function askForStage(
  ask: Asker,
  uri: vscode.Uri,
  stages: readonly StageSummary[],
  { wanted, last }: { wanted: StageSummary | undefined; last: LastBuild | undefined },
): Promise<FirstAnswer | undefined> {
  const before = last && stages.findLast(({ name, isDefault }) => (last.target ? name === last.target : isDefault));
  const again = last?.answers && before && (!wanted || wanted === before) ? [againChoice(before, last.answers)] : [];
  if (wanted && again.length === 0) return { stage: wanted, again: false, isAsked: false };
  const others = wanted ? [anewChoice(wanted)] : stageChoices(uri, stages);
  const picked = await ask.pick({
    place: { step: 1, count: undefined },
    text: vscode.l10n.t('Which stage?'),
    choices: [...again, ...others],
  });
  return picked === undefined || picked === back ? undefined : { ...picked, isAsked: true };
}

type StageChoice = Choice<Omit<FirstAnswer, 'isAsked'>>;

function againChoice(stage: StageSummary, answers: Answers): StageChoice {
  return {
    label: `$(history) ${vscode.l10n.t('{0}, same as last time', stageTitle(stage))}`,
    detail: answersInWords(answers),
    value: { stage, again: true },
    isLikely: true,
  };
}

function anewChoice(stage: StageSummary): StageChoice {
  const label = vscode.l10n.t('{0}, with other answers…', stageTitle(stage));
  return { label: `$(layers) ${label}`, value: { stage, again: false } };
}

function stageChoices(uri: vscode.Uri, stages: readonly StageSummary[]): StageChoice[] {
  const at = activeStage(uri, stages);
  return stages.map((stage) => {
    const { label, description, detail } = stageItem(stage);
    return { label, description, detail, value: { stage, again: false }, isLikely: stage === at };
  });
}

/** What was answered, as one would write it. */
function answersInWords(answers: Answers): string {
  const { args, secrets, ssh, platforms, output, noCache, pull } = answers;
  return [
    ...Object.entries(args).map(([name, value]) => `${name}=${shownValue(name, value)}`),
    ...Object.keys(secrets).map((id) => `--secret ${id}`),
    ...Object.keys(ssh).map((id) => `--ssh ${id}`),
    ...platforms.map((platform) => `--platform ${platform}`),
    furtherInWords(answers),
    output.kind === 'push' && '--push',
    'path' in output && `--output ${output.path}`,
    noCache && '--no-cache',
    pull && '--pull',
  ]
    .filter(Boolean)
    .join('  ');
}
