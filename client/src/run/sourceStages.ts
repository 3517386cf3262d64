import type { ListedStage } from '../../../server/src/protocol/stagesView';

/**
 * The stages whose files are copied into a stage or into those that it is built on, the last one first: a shell in them
 * shows what went in.
 */
export function sourceStages(stages: readonly ListedStage[], index: number): readonly ListedStage[] {
  const found = new Set<number>();
  const visited = new Set<number>();
  for (let at: number | undefined = index; at !== undefined && !visited.has(at); ) {
    visited.add(at);
    const takes: ListedStage['takes'] = stages[at]?.takes ?? [];
    const copied = takes.filter(({ kind, stageIndex }) => kind === 'copy' && stageIndex !== undefined);
    for (const { stageIndex } of copied.toReversed()) if (stageIndex !== undefined) found.add(stageIndex);
    at = takes.find(({ kind }) => kind === 'base')?.stageIndex;
  }
  found.delete(index);
  return [...found].flatMap((one) => stages[one] ?? []);
}
