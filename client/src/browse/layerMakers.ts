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
  return steps.flatMap(({ instruction, isEmpty }, at): LayerMaker[] => {
    if (isEmpty) return [];
    const below = steps.slice(0, at).findLastIndex((step) => !step.isEmpty);
    const others = steps.slice(below + 1, at);
    if (others.some((step) => WRITES_FILES.test(step.instruction))) return [{ kind: 'several' }];
    return [{ kind: 'one', instruction, origin: origins[at] ?? { kind: 'unknown' } }];
  });
}

/** One of these always has a layer of its own, but where buildah puts all of a stage into one. */
const WRITES_FILES = /^(?:RUN|COPY|ADD) /;
