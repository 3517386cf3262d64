import type { Stage, StageGraph } from '../model/stageGraph';
import type { StageSummary } from '../protocol/methods';
import type { Parts } from '../syntax/parts';
import type { Snapshot } from '../workspace/snapshot';

/** What a client needs to offer and run builds of the stages of a file. */
export function stageSummaries({ graph }: Snapshot): StageSummary[] {
  return graph.stages.map((stage) => ({
    index: stage.index,
    name: stage.name,
    base: stage.base.written,
    comment: stage.comment,
    line: stage.line,
    lastLine: stage.lastLine,
    nameAt: stage.writtenName === undefined && stage.base.word ? stage.base.range.end : undefined,
    isDefault: stage === graph.defaultStage,
    error: (graph.unreadable ?? graph.fileError ?? graph.errorOf(stage))?.message,
    contextSources: contextSources(graph, stage),
  }));
}

function contextSources(graph: StageGraph, target: Stage): string[] {
  const sources = new Set<string>();
  for (const stage of graph.reachedFrom(target)) {
    for (const { parts } of stage.instructions) {
      for (const source of sourcesOf(parts)) sources.add(source);
    }
  }
  return [...sources];
}

/** What an instruction reads from the build context: no URLs, nothing with a variable, no heredocs. */
function sourcesOf({ body, heredocs }: Parts): string[] {
  if (body.kind !== 'copy' || body.from?.value?.text) return [];
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  return body.sources.filter(({ start, text }) => !openers.has(start) && !isElsewhere(text)).map(({ text }) => text);
}

function isElsewhere(source: string): boolean {
  return source.includes('$') || source.startsWith('<<') || /^([a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source);
}
