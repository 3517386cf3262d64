import type { Stage } from '../model/stageGraph';
import type { StageSummary } from '../protocol/methods';
import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { sourcesOf } from './paths/contextSources';
import { commentOf } from './words';

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
    writtenName: stage.writtenName,
    base: stage.base.written,
    comment: commentOf(stage),
    line: stage.line,
    lastLine: stage.lastLine,
    instructionLines: stage.instructions.map(({ line }) => line),
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
    const sources = new Set(stage.instructions.flatMap(pathsRead));
    for (const { source } of stage.dependencies) {
      if (source.kind !== 'stage' || sources.size >= mostSources) continue;
      for (const path of all[source.stage.index] ?? []) sources.add(path);
    }
    all.push([...sources].slice(0, mostSources));
  }
  return all;
}

/** A trigger reads the context of another build. */
function pathsRead(instruction: Instruction): string[] {
  return sourcesOf(instruction).flatMap(({ path, inTrigger }) => (inTrigger ? [] : path));
}
