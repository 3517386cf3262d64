import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../rule';

/**
 * Takes a stage out of the file, with the comments right above it. Undefined where others count on it. Made once for all
 * stages of a file.
 */
export function stageRemoval(snapshot: Snapshot): (stage: Stage) => Fix | undefined {
  const { graph, text } = snapshot;
  const counted = lastCounted(graph);
  let split: readonly string[] | undefined;
  const lineOf = (line: number) => {
    split ??= text.split('\n');
    return split[line] ?? '';
  };
  return (stage) => {
    const { index } = stage;
    if (index <= counted || graph.dependents(stage).some((dependency) => dependency.stage !== stage)) return undefined;
    const next = graph.stages[index + 1];
    if (!next) return undefined;
    const [start, end] = [stage, next].map((one) => firstLine(one, snapshot, lineOf));
    const range = { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
    return { title: l10n.t('Remove stage {0}', stageLabel(stage)), edits: [{ range, newText: '' }] };
  };
}

/** The last stage that is taken by its number: without one above it, it would have another. */
function lastCounted({ stages, triggerReferences }: StageGraph): number {
  let last = -1;
  for (const { index = -1 } of triggerReferences) last = Math.max(last, index);
  for (const { dependencies } of stages) for (const { index = -1 } of dependencies) last = Math.max(last, index);
  return last;
}

/** Where a stage begins, with the comments that stand right above it. */
function firstLine(
  { from, line, index }: Stage,
  { dockerfile, graph, text }: Snapshot,
  lineOf: (line: number) => string,
): number {
  if (from.comments.length === 0) return line;
  const { instructions, directives } = dockerfile;
  const above = graph.stages[index - 1] ?? instructions[instructions.indexOf(from) - 1];
  const before = above?.lastLine ?? directives.at(-1)?.line ?? (text.startsWith('#!') ? 0 : -1);
  let first = line;
  while (
    first - 1 > before &&
    lineOf(first - 1)
      .trimStart()
      .startsWith('#')
  )
    first--;
  return first;
}
