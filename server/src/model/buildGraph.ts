import type { Dockerfile } from '../syntax/dockerfile';
import { cutStages } from './cutStages';
import { globalScope } from './globalScope';
import { Graph } from './graph';
import { linkStages } from './linkStages';
import type { BuildInputs, StageGraph } from './stageGraph';

/**
 * The stage graph of a Dockerfile for the given inputs. Linear in the number of instructions; what is costly (reach,
 * errors) is worked out when asked for. Never throws.
 */
export function buildGraph(dockerfile: Dockerfile, inputs: BuildInputs = {}): StageGraph {
  const { globals, stages } = cutStages(dockerfile.instructions);
  const last = stages.at(-1)?.from.body;
  const lastName = last?.kind === 'from' ? last.stageName?.text.toLowerCase() : undefined;
  const scope = globalScope(globals, inputs, inputs.target ?? lastName ?? 'default', dockerfile.escape);
  return new Graph(dockerfile, inputs, scope, linkStages(stages, scope, inputs, dockerfile.escape));
}
