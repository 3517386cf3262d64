import type { StageOrigin } from '../../../server/src/protocol/stageOrigin';
import { instructionText } from '../build/images/instructionText';
import { originsOf } from '../compare/layerRows';
import type { HistoryStep } from './archive/imageLayers';
import type { LayerMaker } from './browsedStage';

/** What made each layer of an image; `origin` is what the Dockerfile says of its stage. */
export function layerMakers(history: readonly HistoryStep[], origin: StageOrigin | undefined): readonly LayerMaker[] {
  const steps = history.map(({ createdBy, layer }) => ({
    createdBy,
    instruction: instructionText(createdBy),
    size: undefined,
    created: undefined,
    isEmpty: layer === undefined,
  }));
  const origins = originsOf({ history: steps, origin, base: undefined });
  return steps.flatMap(({ instruction, isEmpty }, at) =>
    isEmpty ? [] : [{ instruction, origin: origins[at] ?? { kind: 'unknown' } }],
  );
}
