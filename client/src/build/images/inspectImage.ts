import type { Engine } from '../engine';
import type { Ask } from '../findEngine';
import type { ImageDetails, ImageLayer } from './image';
import { historyArguments, inspectArguments, isContextArguments, type Whereabouts, whereabouts } from './imageCommands';
import { readHistory } from './readHistory';
import { readImage } from './readImage';

/**
 * What an engine knows of an image: a tag, an id, or a part of one. `builder` is where it was built, as the request of
 * the build had it. Undefined where there is no such image, or the engine doesn't answer; never fails.
 */
export async function inspectImage(
  engine: Engine,
  reference: string,
  ask: Ask,
  builder?: string,
): Promise<ImageDetails | undefined> {
  const where = await whereOf(engine, ask, builder);
  const said = await ask(engine.executable, inspectArguments(engine, reference, where));
  return said === undefined ? undefined : readImage(said);
}

/** What each instruction of an image, and of its base, added, base first. Undefined as for `inspectImage`. */
export async function imageHistory(
  engine: Engine,
  reference: string,
  ask: Ask,
  builder?: string,
): Promise<readonly ImageLayer[] | undefined> {
  const where = await whereOf(engine, ask, builder);
  for (const args of historyArguments(engine, reference, where)) {
    const said = await ask(engine.executable, args);
    if (said !== undefined) return readHistory(said);
  }
  return undefined;
}

/** Where the images are that an engine builds with a builder. */
export async function whereOf(engine: Engine, ask: Ask, builder: string | undefined): Promise<Whereabouts> {
  const question = isContextArguments(engine, builder);
  const isContext = question !== undefined && (await ask(engine.executable, question)) !== undefined;
  return whereabouts(engine, builder, isContext);
}
