import type { BuildReference } from './buildReference';

type Known = Pick<BuildReference, 'kind' | 'label' | 'range' | 'paths'> & Partial<BuildReference>;

/** A build of which only `known` is said. Otherwise it is the default target of the default Dockerfile, for certain. */
export function newReference(known: Known): BuildReference {
  return {
    target: undefined,
    directory: '',
    dockerfile: undefined,
    dockerfileIn: 'context',
    context: undefined,
    buildArgs: {},
    platform: undefined,
    namedContexts: [],
    certainty: 'certain',
    ...known,
  };
}
