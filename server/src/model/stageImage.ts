import { type ImageFacts, imageFacts } from '../images/imageFacts';
import { parseImageReference } from '../images/imageReference';
import type { Source, Stage, StageGraph } from './stageGraph';

/**
 * The image that a stage's FROM leads to, `scratch` for none; undefined for stages, for named contexts, and where what is
 * left of a reference without what a build is told is none.
 */
export function imageOf(source: Source): string | undefined {
  if (source.kind === 'scratch') return 'scratch';
  const isImage = source.kind === 'image' && typeof parseImageReference(source.reference) !== 'string';
  return isImage ? source.reference : undefined;
}

/** What is known of the image at the end of a stage's base chain; undefined where nobody knows which image that is. */
export function rootFacts(graph: StageGraph, stage: Stage): ImageFacts | undefined {
  const image = imageOf(graph.rootOf(stage));
  return image === undefined ? undefined : imageFacts(image);
}
