import type { ComparedImage, ComparedStage, Measure } from '../../../server/src/protocol/comparison';
import type { ImageDetails } from '../build/images/image';
import { sizeText } from '../build/images/sizeText';
import { durationText } from '../build/progress/duration';
import { type LayerFacts, layerRows } from './layerRows';
import { plainLine } from './plainText';

/** What was found out of a stage. */
export interface StageFacts extends Pick<ComparedStage, 'id' | 'index' | 'label' | 'base'> {
  /** What its image is asked for by. */
  readonly reference: string | undefined;
  /** Undefined where the engine has no such image. */
  readonly details: ImageDetails | undefined;
  /** Undefined where the engine tells no history. */
  readonly layers: LayerFacts | undefined;
  /** Milliseconds that its last build took. */
  readonly duration: number | undefined;
  /** Something that it was made of has changed since. */
  readonly isStale: boolean;
}

/** The rows of the comparison. */
export function comparedStages(facts: readonly StageFacts[]): readonly ComparedStage[] {
  const largest = Math.max(0, ...facts.map(({ details }) => details?.size ?? 0));
  return facts.map((stage): ComparedStage => {
    const { id, index, details, duration } = stage;
    return {
      id,
      index,
      label: plainLine(stage.label),
      base: plainLine(stage.base),
      ...(details && { image: comparedImage(stage, details, largest) }),
      ...(details && duration !== undefined && { duration: { value: duration, text: durationText(duration) } }),
      isStale: details !== undefined && stage.isStale,
    };
  });
}

function comparedImage({ reference, layers }: StageFacts, details: ImageDetails, largest: number): ComparedImage {
  const { id, size, layerCount, user, exposedPorts, entrypoint, cmd } = details;
  const reduction = size === undefined ? undefined : reductionOf(size, largest);
  return {
    reference: plainLine(reference ?? id),
    id,
    ...(size !== undefined && { size: { value: size, text: sizeText(size) } }),
    share: largest === 0 ? 0 : (size ?? 0) / largest,
    ...(reduction && { reduction }),
    layerCount,
    user: plainLine(user) || 'root',
    ports: plainLine(exposedPorts.join(', ')),
    command: plainLine([...entrypoint, ...cmd].map(typed).join(' ')),
    ...(layers && layerRows(layers)),
  };
}

/** How much less than the largest: `-94 %`. What is not all of it is never said to be all. */
export function reductionOf(size: number, largest: number): Measure | undefined {
  if (size >= largest) return undefined;
  const percent = (size / largest - 1) * 100;
  const whole = Math.round(percent);
  const value = whole === -100 && size > 0 ? Math.max(-99.9, Math.round(percent * 10) / 10) : whole;
  return { value: value === 0 ? 0 : value, text: `${value === 0 ? 0 : value} %` };
}

/** A word as one would type it in a shell, for people to read. */
function typed(word: string): string {
  return /^[^\s"'\\$`|&;<>()*?[\]{}#~!]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Groups of stages that have the very same image. */
export function sameImages(stages: readonly ComparedStage[]): readonly (readonly ComparedStage[])[] {
  const byId = new Map<string, ComparedStage[]>();
  for (const stage of stages) {
    if (stage.image) byId.set(stage.image.id, [...(byId.get(stage.image.id) ?? []), stage]);
  }
  return [...byId.values()].filter(({ length }) => length > 1);
}
