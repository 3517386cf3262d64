import type { Range } from 'vscode-languageserver-types';
import { type ImageReference, parseImageReference } from '../../../images/imageReference';
import type { StageGraph } from '../../../model/stageGraph';
import type { Snapshot } from '../../../workspace/snapshot';

/** An image that a Dockerfile names, in FROM, in `COPY --from` or in a mount. */
export interface ImageMention extends ImageReference {
  readonly kind: 'base' | 'copy' | 'mount';
  /** As written, variables not filled in. */
  readonly written: string;
  /** With the variables filled in. */
  readonly reference: string;
  readonly range: Range;
}

/** Whether a rule has something to say of an image; `written` still has its variables. */
export type Wanted = (image: ImageReference, written: string) => boolean;

/**
 * Those images that a file names and a rule wants, `scratch` and stages left out, in file order; without those that hang on
 * a build argument of which no default is known.
 */
export function* imageMentions({ graph }: Snapshot, wanted: Wanted): Generator<ImageMention> {
  const knows = knownArguments(graph);
  for (const { dependencies } of graph.stages) {
    for (const dependency of dependencies) {
      const { kind, reference: written, source } = dependency;
      if (source.kind !== 'image' || kind.startsWith('onbuild')) continue;
      const image = parseImageReference(source.reference);
      if (typeof image === 'string' || !wanted(image, written) || !knows(written)) continue;
      const { reference } = source;
      yield { ...image, kind: kind as ImageMention['kind'], written, reference, range: dependency.range };
    }
  }
}

/** Whether the value of each variable in a text is known from the file itself. */
function knownArguments({ globalArgs, inputs }: StageGraph): (written: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (written) => {
    if (!written.includes('$')) return true;
    names ??= new Set([
      ...globalArgs.flatMap(({ name, value }) => (value ? [name] : [])),
      ...Object.keys(inputs.buildArgs ?? {}),
    ]);
    return [...written.matchAll(/\$\{?(\w+)(:?[-+?])?/g)].every(([, name = '', or]) => names?.has(name) || or === ':-');
  };
}
