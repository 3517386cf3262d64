import type { Stage } from '../model/stageGraph';
import type { StageSummary } from '../protocol/methods';
import type { Mount, Parts } from '../syntax/parts';
import type { Snapshot } from '../workspace/snapshot';

/** More files are not looked at to tell which folder a build reads. */
const mostSources = 100;

/** Whether a stage can be built is a question about all that it reaches; of more stages it is left to the build. */
const mostStagesTried = 500;

/** What a client needs to offer and run builds of the stages of a file. */
export function stageSummaries({ graph }: Snapshot): StageSummary[] {
  const sources = contextSources(graph.stages);
  const fileError = graph.unreadable ?? graph.fileError;
  const tried = graph.stages.length <= mostStagesTried;
  return graph.stages.map((stage) => ({
    index: stage.index,
    name: stage.name,
    base: stage.base.written,
    comment: stage.comment,
    line: stage.line,
    lastLine: stage.lastLine,
    nameAt: stage.writtenName === undefined && stage.base.word ? stage.base.range.end : undefined,
    isDefault: stage === graph.defaultStage,
    error: (fileError ?? (tried ? graph.errorOf(stage) : undefined))?.message,
    contextSources: sources[stage.index],
  }));
}

/** For each stage what it and all that it takes from read, put together from the top so that each is visited once. */
function contextSources(stages: readonly Stage[]): string[][] {
  const all: string[][] = [];
  for (const stage of stages) {
    const sources = new Set(stage.instructions.flatMap(({ parts }) => sourcesOf(parts)));
    for (const { source } of stage.dependencies) {
      if (source.kind !== 'stage' || sources.size >= mostSources) continue;
      for (const path of all[source.stage.index] ?? []) sources.add(path);
    }
    all.push([...sources].slice(0, mostSources));
  }
  return all;
}

/** What an instruction reads from the build context: no URLs, nothing with a variable, no heredocs. */
function sourcesOf({ body, heredocs }: Parts): string[] {
  if (body.kind === 'run') return body.mounts.flatMap(mountedSource);
  if (body.kind !== 'copy' || body.from?.value?.text) return [];
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  return body.sources.filter(({ start, text }) => !openers.has(start) && !isElsewhere(text)).map(({ text }) => text);
}

function mountedSource({ type, from, source }: Mount): string[] {
  return type === 'bind' && !from?.text && source && !isElsewhere(source.text) ? [source.text] : [];
}

function isElsewhere(source: string): boolean {
  return source.includes('$') || source.startsWith('<<') || /^([a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source);
}
