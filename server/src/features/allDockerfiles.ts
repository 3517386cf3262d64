import { parentOf, sameUri } from '../util/uris';
import { type IndexedDockerfile, indexed } from '../workspace/dockerfileIndex';
import type { DockerfilePlaces } from '../workspace/dockerfilePlaces';

/** The open ones first, the others by path; versions of a file that somebody compares are none of the folder's. */
export function allDockerfiles({ open, onDisk }: DockerfilePlaces): IndexedDockerfile[] {
  const inEditor = open.filter(({ uri }) => uri.startsWith('untitled:') || parentOf(uri) !== undefined);
  const known = new Set(inEditor.map(({ uri }) => sameUri(uri)));
  const others = onDisk.filter(({ uri }) => !known.has(sameUri(uri)));
  return [...inEditor.map(indexed), ...others.sort((a, b) => (a.uri < b.uri ? -1 : 1))];
}
