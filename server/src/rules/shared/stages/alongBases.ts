import type { Stage } from '../../../model/stageGraph';

/**
 * A question about a stage and all that it stands on: what it says of itself (`own`) is joined to the answer for its base.
 * Each stage is looked at once, however many stand on it. `join` should give one of its two values where the other adds
 * nothing, so that long chains cost nothing.
 */
export function alongBases<T>(own: (stage: Stage) => T, join: (below: T, own: T) => T): (stage: Stage) => T {
  const known = new WeakMap<Stage, { readonly answer: T }>();
  return (asked) => {
    const open: Stage[] = [];
    let below: { readonly answer: T } | undefined;
    for (let at: Stage | undefined = asked; at; at = baseOf(at)) {
      below = known.get(at);
      if (below) break;
      open.push(at);
    }
    for (const stage of open.reverse()) {
      const mine = own(stage);
      below = { answer: below ? join(below.answer, mine) : mine };
      known.set(stage, below);
    }
    return (below as { readonly answer: T }).answer;
  };
}

function baseOf({ base: { source } }: Stage): Stage | undefined {
  return source.kind === 'stage' ? source.stage : undefined;
}

/** Whether something holds for a stage or for one that it stands on. */
export function anywhereBelow(holds: (stage: Stage) => boolean): (stage: Stage) => boolean {
  return alongBases(holds, (below, own) => below || own);
}
