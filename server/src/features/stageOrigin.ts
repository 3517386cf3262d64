import type { Source, Stage, StageGraph } from '../model/stageGraph';
import type { OriginInstruction, OriginRoot, StageOrigin } from '../protocol/stageOrigin';
import type { Instruction } from '../syntax/instruction';
import type { Parts } from '../syntax/parts';
import type { Snapshot } from '../workspace/snapshot';
import { sourceLabel, stageLabel } from './words';

/** What the layers of a stage's image are made by; undefined for a stage that is not there. */
export function stageOrigin({ graph }: Snapshot, stageIndex: number): StageOrigin | undefined {
  const stage = graph.stages[stageIndex];
  if (!stage) return undefined;
  const instructions = chainOf(stage).flatMap((each) => instructionsOf(graph, each));
  return { root: rootOf(graph.rootOf(stage)), instructions };
}

function rootOf(source: Source): OriginRoot {
  const name = sourceLabel(source);
  return { kind: source.kind === 'image' || source.kind === 'scratch' ? source.kind : 'context', name };
}

/** The stages that it is built from and itself, the first one first. */
function chainOf(stage: Stage): readonly Stage[] {
  const chain = new Set<Stage>();
  let at: Stage | undefined = stage;
  while (at && !chain.has(at)) {
    chain.add(at);
    const { source }: Stage['base'] = at.base;
    at = source.kind === 'stage' && at.replacedBy === undefined ? source.stage : undefined;
  }
  return [...chain].reverse();
}

function instructionsOf(graph: StageGraph, stage: Stage): readonly OriginInstruction[] {
  const of = (parts: Parts, written: Instruction, texts: readonly string[]): OriginInstruction => ({
    stageIndex: stage.index,
    stage: stageLabel(stage),
    line: written.line,
    keyword: parts.name,
    texts,
  });
  const triggered = graph
    .triggersIn(stage)
    .map(({ parts, instruction, trigger = instruction }) => of(parts, trigger, textsOf(parts, trigger)));
  const own = stage.instructions
    .filter((instruction) => instruction !== stage.from)
    .map((instruction) => of(instruction.parts, instruction, textsOf(instruction.parts, instruction)));
  return [...triggered, ...own];
}

/** As it is written; for an exec form also its words, for heredocs also what the shell gets. */
function textsOf({ rest, body, heredocs }: Parts, { syntax }: Instruction): readonly string[] {
  const written = syntax.logical.text.slice(rest.start, rest.end);
  if (body.kind !== 'run') return [written];
  const { form, words } = body.command;
  if (form === 'exec') return [written, words.map(({ text }) => text).join(' ')];
  if (heredocs.length === 0) return [written];
  const lines = syntax.text.split('\n');
  const bodies = heredocs.map(({ bodyStart, bodyEnd }) => lines.slice(bodyStart, bodyEnd).join('\n'));
  const whole = heredocs.map(({ name }, index) => `${bodies[index]}\n${name}`);
  return [written, bodies.join('\n'), [written, ...whole].join('\n')];
}
