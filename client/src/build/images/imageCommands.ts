import type { Engine } from '../engine';

/** Where an image is: what stands between the program and its command. */
export type Whereabouts = readonly string[];

/**
 * Arguments that tell whether what builds somewhere else also keeps its images there. Builders of buildx load what they
 * built into the engine that docker talks to, other than those that are an engine: they have the name of its context.
 * Undefined where no question is needed.
 */
export function isContextArguments({ kind }: Engine, builder: string | undefined): readonly string[] | undefined {
  if (kind !== 'buildx' || builder === undefined) return undefined;
  return ['context', 'inspect', '--format={{.Name}}', '--', builder];
}

/** `isContext` is the answer to that question. */
export function whereabouts({ kind }: Engine, builder: string | undefined, isContext: boolean): Whereabouts {
  if (builder === undefined) return [];
  switch (kind) {
    case 'buildx':
      return isContext ? [`--context=${builder}`] : [];
    case 'buildkit':
    case 'legacy':
      return [`--context=${builder}`];
    case 'podman':
      return [`--connection=${builder}`];
    case 'nerdctl':
    case 'buildah':
      return [];
  }
}

/** Arguments that ask for all that is known of an image, as JSON. */
export function inspectArguments({ kind }: Engine, reference: string, where: Whereabouts): readonly string[] {
  const verb = kind === 'buildah' ? ['inspect', '--type=image'] : [...where, 'image', 'inspect'];
  return [...verb, '--', reference];
}

/**
 * Arguments that ask for the history of an image, as JSON: the first of them that the engine understands. buildah has
 * no such command, and tells the history when it is asked for the image.
 */
export function historyArguments(
  engine: Engine,
  reference: string,
  where: Whereabouts,
): readonly (readonly string[])[] {
  const ask = (...options: readonly string[]) => [...where, 'image', 'history', ...options, '--', reference];
  const lines = '--format={{json .}}';
  switch (engine.kind) {
    case 'buildx':
    case 'buildkit':
    case 'legacy':
      return [ask('--no-trunc', '--human=false', lines)];
    case 'podman':
      return [ask('--no-trunc', '--human=false', '--format=json')];
    case 'nerdctl':
      // Before 2.0 it could only round.
      return [ask('--no-trunc', '--human=false', lines), ask('--no-trunc', lines)];
    case 'buildah':
      return [inspectArguments(engine, reference, where)];
  }
}
