import * as l10n from '@vscode/l10n';
import type { Dockerfile } from '../syntax/dockerfile';
import { expandWord } from '../syntax/shellWords';
import { buildError, linesOf, stageLabel } from './buildErrors';
import { type Cycle, findCycles } from './cycles';
import type { GlobalScope } from './globalScope';
import type { FromFlagProblem, LinkedStages } from './linkStages';
import { parsePlatform } from './platform';
import type { BuildError, BuildInputs, Dependency, Stage } from './stageGraph';

/** The refusal that keeps BuildKit from reading the file at all. */
export function unreadableError({ firstRefusal }: Dockerfile): BuildError | undefined {
  if (!firstRefusal) return undefined;
  const { id, message, range, lines } = firstRefusal;
  return buildError({ id: id === 'no-stages' ? 'no-stages' : 'syntax', message, range, lines: lines ? [lines] : [] });
}

/** Circles may share their links, and then there are more of them than can be told. */
const mostLinks = 5000;

/**
 * What keeps every target of a readable file from being built, in BuildKit's order: global ARGs, then base and platform
 * of stage after stage, then each `--from`, then cycles.
 */
export function* fileErrors(linked: LinkedStages, scope: GlobalScope, inputs: BuildInputs): Generator<BuildError> {
  const inArgs = globalArgError(scope);
  if (inArgs) yield inArgs;
  for (const stage of linked.stages) {
    const error = baseError(stage, linked, scope) ?? platformError(stage, scope, inputs);
    if (error) yield error;
  }
  for (const problem of linked.flagProblems) yield flagProblemError(problem, linked.stages);
  let links = 0;
  for (const cycle of findCycles(linked.stages)) {
    yield cycleError(cycle);
    links += cycle.links.length;
    if (links > mostLinks) return;
  }
}

function globalArgError({ problem }: GlobalScope): BuildError | undefined {
  if (!problem) return undefined;
  const { instruction, error } = problem;
  return buildError({
    id: 'expansion',
    message: l10n.t("This default can't be expanded: {0}.", error.error),
    range: instruction.rangeOf(instruction.parts.rest),
    lines: [linesOf(instruction)],
    certain: !error.dependsOnValue,
  });
}

function baseError(stage: Stage, { fromProblems }: LinkedStages, scope: GlobalScope): BuildError | undefined {
  const problem = fromProblems.get(stage);
  if (!problem) return undefined;
  const written = stage.base.written;
  const message = problem.error
    ? l10n.t("'{0}' can't be expanded: {1}.", written, problem.error.error)
    : l10n.t("'{0}' is empty, so stage {1} has no base.", written, stageLabel(stage));
  const certain = isCertain(written, scope);
  return buildError({
    id: problem.kind === 'blank' ? 'blank-base' : 'expansion',
    message,
    range: stage.base.range,
    lines: [linesOf(stage.from)],
    certain: problem.error ? !problem.error.dependsOnValue || certain : certain,
  });
}

/** Whether a word of FROM means the same for every build: no ARG without a value is in it. */
export function isCertain(written: string, scope: GlobalScope): boolean {
  const expanded = expandWord(written, (name) => scope.values.get(name) ?? '', scope);
  return 'error' in expanded || !expanded.names.some((name) => scope.unset.has(name));
}

const host = { os: 'linux', architecture: 'amd64', variant: '' };

function platformError(stage: Stage, scope: GlobalScope, inputs: BuildInputs): BuildError | undefined {
  const value = stage.platform?.value;
  if (!value || value.text === '') return undefined;
  const expanded = expandWord(value.text, (name) => scope.values.get(name), scope);
  const lines = linesOf(stage.from);
  const place = { range: stage.from.rangeOf(value), certain: isCertain(value.text, scope) };
  if ('error' in expanded) {
    return buildError({
      ...place,
      id: 'expansion',
      message: l10n.t("'{0}' can't be expanded: {1}.", value.text, expanded.error),
      lines: [lines],
    });
  }
  if (expanded.text === '') {
    return buildError({
      ...place,
      id: 'platform',
      message: l10n.t("The platform '{0}' is empty.", value.text),
      lines: [lines],
    });
  }
  if (
    parsePlatform(expanded.text, inputs.platform === undefined ? host : (parsePlatform(inputs.platform, host) ?? host))
  )
    return undefined;
  const message = l10n.t("'{0}' is no platform; write it like linux/arm64.", expanded.text);
  // BuildKit names the place twice.
  return buildError({ ...place, id: 'platform', message, lines: [lines, lines] });
}

/** The error that a `--from` with a variable or a wrong index is; BuildKit gives it no location. */
function flagProblemError(problem: FromFlagProblem, stages: readonly Stage[]): BuildError {
  const { kind, instruction, reference, index } = problem;
  const range = instruction.rangeOf(reference.word ?? instruction.parts.keyword);
  if (kind === 'variable') {
    const message = l10n.t(
      "--from can't hold a variable: add a stage 'FROM {0} AS …' at the top and copy from that.",
      reference.text,
    );
    return buildError({ id: 'variable-in-from', message, range, lines: [] });
  }
  const message = l10n.t(
    'There is no stage {0}: this file has stages 0 to {1}.',
    index ?? reference.text,
    stages.length - 1,
  );
  return buildError({ id: 'stage-index', message, range, lines: [] });
}

/** A longer circle is cut short in words; all of its lines are given all the same. */
const namedAtMost = 20;

function cycleError({ links }: Cycle): BuildError {
  const last = links.at(-1) as Dependency;
  const around = links.slice(
    links.findIndex(({ stage }) => last.source.kind === 'stage' && stage === last.source.stage),
  );
  const names = around.slice(0, namedAtMost).map(({ stage }) => stageLabel(stage));
  if (around.length > namedAtMost) names.push('…');
  const message =
    around.length === 1
      ? l10n.t('Stage {0} takes from itself.', names[0] ?? '')
      : l10n.t('These stages take from each other in a circle: {0}.', [...names, names[0]].join(' → '));
  return buildError({
    id: 'cycle',
    message,
    range: around[0]?.range ?? last.range,
    lines: links.map(({ instruction }) => linesOf(instruction)),
    related: around.slice(0, namedAtMost).map((link) => ({ range: link.range, message: linkMessage(link) })),
  });
}

function linkMessage({ stage, source }: Dependency): string {
  return l10n.t('Stage {0} takes from {1}', stageLabel(stage), source.kind === 'stage' ? stageLabel(source.stage) : '');
}
