import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { perSnapshot } from '../perSnapshot';

/** Long chains of stages are not followed for every name; what is not found by then has no colour. */
const mostSteps = 100_000;

/** A variable that a shell reads: during the build it sees ARG and ENV, in a container ENV alone. */
export interface ShellVariable {
  readonly name: string;
  readonly inContainer: boolean;
}

/**
 * Whether an ARG or ENV in front of a line, in its stage or in one that this is built on, declares a variable: then it
 * is not the shell's own. Chains of stages are followed once for each stage and name.
 */
export const declaredVariables = perSnapshot(
  (snapshot: Snapshot): ((variable: ShellVariable, line: number) => boolean) => {
    const { graph } = snapshot;
    const declared = new Map<Stage, ReadonlyMap<string, number>>();
    const inherited = new Map<Stage, Map<string, boolean>>();
    let steps = mostSteps;

    const ownOf = (stage: Stage) => {
      let own = declared.get(stage);
      if (!own) {
        own = declaredIn(stage);
        declared.set(stage, own);
      }
      return own;
    };

    const isInherited = (key: string, stage: Stage) => {
      const passed: Map<string, boolean>[] = [];
      let found = false;
      for (let at = baseOf(stage); at && !found && --steps > 0; at = baseOf(at)) {
        const known = inherited.get(at) ?? new Map<string, boolean>();
        inherited.set(at, known);
        found = known.get(key) ?? ownOf(at).has(key);
        if (known.has(key)) break;
        passed.push(known);
      }
      for (const known of passed) known.set(key, found);
      return found;
    };

    return (variable, line) => {
      const stage = graph.stageAt(line);
      if (!stage) return false;
      const key = keyOf(variable);
      return (ownOf(stage).get(key) ?? Number.POSITIVE_INFINITY) < line || isInherited(key, stage);
    };
  },
);

/** The line on which each variable is first declared, by `keyOf`; an ENV declares both kinds. */
function declaredIn({ instructions }: Stage): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const instruction of instructions) {
    const keyword = instruction.name;
    if ((keyword !== 'ARG' && keyword !== 'ENV') || instruction.body.kind !== 'assignments') continue;
    for (const { name } of instruction.body.assignments) {
      if (!lines.has(name.text)) lines.set(name.text, instruction.line);
      const key = keyOf({ name: name.text, inContainer: true });
      if (keyword === 'ENV' && !lines.has(key)) lines.set(key, instruction.line);
    }
  }
  return lines;
}

function keyOf({ name, inContainer }: ShellVariable): string {
  return inContainer ? `$${name}` : name;
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}
