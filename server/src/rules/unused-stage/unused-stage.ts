import * as l10n from '@vscode/l10n';
import { chosenByVariable } from '../../model/chosenByVariable';
import type { Stage } from '../../model/stageGraph';
import { mayAskFor, stageAskedFor } from '../../workspace/askedStages';
import type { Snapshot } from '../../workspace/snapshot';
import type { TargetCoverage } from '../../workspace/targetIndex';
import type { Finding, Rule } from '../rule';
import { mistypedNames } from '../shared/stages/mistypedNames';
import { stageRemoval } from './stageRemoval';

/** A stage that nothing in the file takes from, and that is not what a plain build builds. */
export const unusedStage: Rule = {
  id: 'unused-stage',
  family: 'stages',
  summary: () => l10n.t('A stage that no other stage uses and no build asks for.'),
  defaultSeverity: 'hint',
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    // Half a reference is no proof.
    if (graph.stages.length < 2 || graph.unreadable) return;
    const unused = unusedStages(snapshot);
    if (unused.length === 0) return;
    const meant = meantStages(snapshot);
    const [mayBeChosen, mayBeBuilt] = [chosenByVariable(graph), builtByVariable(snapshot)];
    const remove = stageRemoval(snapshot);
    for (const stage of unused) {
      if (meant.has(stage) || mayBeChosen(stage) || (isTarget(stage, graph) && mayBeBuilt(stage))) continue;
      const fix = remove(stage);
      yield { range: stage.from.range, ...verdict(stage, snapshot), ...(fix && { fixes: [fix] }) };
    }
  },
};

/** Nobody depends on them, or only stages that nobody can build. In file order. */
function unusedStages({ graph }: Snapshot): readonly Stage[] {
  const used = new Set<Stage>();
  const { stages, defaultStage } = graph;
  const isOpen = (stage: Stage) => stage === defaultStage || used.has(stage) || isTarget(stage, graph);
  const unused: Stage[] = [];
  for (let i = stages.length - 1; i >= 0; i--) {
    const stage = stages[i] as Stage;
    if (isOpen(stage)) {
      for (const { source } of stage.dependencies)
        if (source.kind === 'stage' && source.stage !== stage) used.add(source.stage);
    }
    if (stage !== defaultStage && !used.has(stage)) unused.push(stage);
  }
  // A stage above may take from one below: that is a mistake of its own, but a use all the same.
  return unused.reverse().filter((stage) => !used.has(stage));
}

/** Whether `--target` can reach it. */
function isTarget(stage: Stage, graph: Snapshot['graph']): boolean {
  return stage.name !== undefined && graph.stageNamed(stage.name) === stage;
}

/** What other files, triggers and mistyped names mean. */
function meantStages({ graph, targets }: Snapshot): ReadonlySet<Stage | undefined> {
  const meant = new Set<Stage | undefined>();
  for (const reference of targets) if (!reference.build.role) meant.add(stageAskedFor(graph, reference));
  for (const { source } of graph.triggerReferences) if (source.kind === 'stage') meant.add(source.stage);
  for (const name of mistypedNames(graph)) meant.add(name.meant);
  return meant;
}

/** Whether other files that are still read, or that have a variable for a target, may ask for a stage. */
function builtByVariable({ targets, lookedThrough }: Snapshot): (stage: Stage) => boolean {
  if (lookedThrough?.state === 'reading') return () => true;
  const open = new Map(targets.filter(({ dynamic }) => dynamic).map((reference) => [reference.target, reference]));
  const references = [...open.values()];
  return ({ name = '' }) => references.some((reference) => mayAskFor(reference, name));
}

function verdict(stage: Stage, { graph, lookedThrough }: Snapshot): Pick<Finding, 'message' | 'tags'> {
  const tags = ['unnecessary'] as const;
  if (stage.name === undefined) {
    const message = l10n.t('No build can reach this stage: it has no name, is not the last one, and nothing uses it.');
    return { message, tags };
  }
  if (!isTarget(stage, graph)) {
    const message = l10n.t(
      'No build can reach this stage: nothing uses it, and --target {0} means the one below.',
      stage.name,
    );
    return { message, tags };
  }
  return { message: onlyByName(stage.name, lookedThrough), tags };
}

/** What was looked through decides how much that says. */
function onlyByName(name: string, { state, files }: TargetCoverage = { state: 'none', files: 0 }): string {
  switch (state) {
    case 'none':
    case 'reading':
      return l10n.t("No other stage uses '{0}'; only a build with --target {0} reaches it.", name);
    case 'partial':
      return l10n.t(
        "No other stage uses '{0}', nor did a build in the {1} files that were looked through; there are more.",
        name,
        files,
      );
    case 'complete':
      if (files === 0) return l10n.t("No other stage uses '{0}', and no other file here builds anything.", name);
      if (files === 1) return l10n.t("No other stage uses '{0}', nor does a build in the 1 file looked through.", name);
      return l10n.t("No other stage uses '{0}', nor does a build in the {1} files looked through.", name, files);
  }
}
