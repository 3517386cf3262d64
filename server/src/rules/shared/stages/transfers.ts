import type { ImageFacts } from '../../../images/imageFacts';
import { shippedIn } from '../../../model/shipping';
import type { Stage } from '../../../model/stageGraph';
import { rootFacts } from '../../../model/stageImage';
import type { Instruction } from '../../../syntax/instruction';
import type { CopyBody } from '../../../syntax/parts';
import type { Snapshot } from '../../../workspace/snapshot';
import { stagesAskedFor } from '../../running/stageContext';

/** A COPY out of another stage, into one that ships. */
export interface Transfer {
  readonly instruction: Instruction;
  readonly body: CopyBody;
  readonly to: Stage;
  /** Its number in `to`, FROM being 0. */
  readonly index: number;
  readonly from: Stage;
  /** Of the images at the ends of both base chains; undefined where nobody knows which these are. */
  readonly toImage: ImageFacts | undefined;
  readonly fromImage: ImageFacts | undefined;
}

/** In file order; worked out once a snapshot. */
export function transfersOf(snapshot: Snapshot): readonly Transfer[] {
  const transfers = known.get(snapshot) ?? findTransfers(snapshot);
  known.set(snapshot, transfers);
  return transfers;
}

const known = new WeakMap<Snapshot, readonly Transfer[]>();

function findTransfers(snapshot: Snapshot): readonly Transfer[] {
  const { graph } = snapshot;
  const shipped = shippedIn(graph, stagesAskedFor(snapshot));
  return graph.stages.flatMap((to) => (shipped.has(to) ? transfersTo(to, snapshot) : []));
}

function transfersTo(to: Stage, { graph }: Snapshot): readonly Transfer[] {
  const found: Transfer[] = [];
  let index = 0;
  for (const { kind, source, instruction } of to.dependencies) {
    if (kind !== 'copy' || source.kind !== 'stage') continue;
    const { body } = instruction;
    if (body.kind !== 'copy') continue;
    while (index < to.instructions.length && to.instructions[index] !== instruction) index++;
    const images = { toImage: rootFacts(graph, to), fromImage: rootFacts(graph, source.stage) };
    found.push({ instruction, body, to, index, from: source.stage, ...images });
  }
  return found;
}

/** A stage and those that it stands on, itself first. */
export function* chainOf(stage: Stage): Generator<Stage> {
  for (let at: Stage | undefined = stage; at; at = at.base.source.kind === 'stage' ? at.base.source.stage : undefined) {
    yield at;
  }
}
