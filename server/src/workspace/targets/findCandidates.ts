import { parentOf, sameUri } from '../../util/uris';
import { mostFound, type WorkspaceFiles } from '../files';
import { candidateGlobs, isNameless, nameless } from './candidateFiles';
import { readGitIgnore } from './gitignore';
import { IgnoredPaths } from './ignoredPaths';
import type { Pace } from './pace';
import { type Place, placeOf } from './place';

/** A file that may ask for builds. */
export interface Candidate {
  readonly uri: string;
  readonly place: Place;
}

export interface Candidates {
  /** By `sameUri`, those first that are looked at first. */
  readonly files: ReadonlyMap<string, Candidate>;
  /** How many of them are near. */
  readonly near: number;
  /** There may be more. */
  readonly isCut: boolean;
  /** Whether a file is left out wherever it stands. */
  readonly leavesOut: (place: Place) => boolean;
}

export interface Search {
  readonly files: WorkspaceFiles;
  readonly pace: Pace;
  /** Whether a finder reads files of this path. */
  readonly matches: (path: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
  /** The Dockerfiles that somebody looks at. */
  readonly near: readonly string[];
}

/** As many paths are looked at in one go. */
const sliceLength = 500;

/** The files of the open folders that may ask for builds, without those that git ignores. */
export async function findCandidates(search: Search): Promise<Candidates> {
  const { files, pace, matches, isExcluded, near } = search;
  const [named, others, ignores] = await Promise.all([
    files.find(candidateGlobs),
    files.find(nameless.globs, nameless.without),
    readIgnores(files),
  ]);
  const found = new Map<string, Candidate>();
  const leavesOut = ({ folder, path }: Place) =>
    /(?:^|\/)(?:node_modules|\.git)\//.test(path) ||
    isExcluded(path) ||
    ignores.get(sameUri(folder))?.has(path) === true;
  for (const [index, uri] of [...named, ...others].entries()) {
    if (index % sliceLength === sliceLength - 1) await pace.turn();
    const place = placeOf(uri, files.folders());
    if (place && matches(place.path) && !leavesOut(place)) found.set(sameUri(uri), { uri, place });
  }
  const isCut = named.length >= mostFound || others.length >= mostFound;
  const groups = nearestFirst([...found], near);
  return { files: new Map(groups.flat()), near: groups[0].length, isCut, leavesOut };
}

/** By open folder. */
async function readIgnores(files: WorkspaceFiles): Promise<ReadonlyMap<string, IgnoredPaths>> {
  const ignores = new Map<string, Map<string, ReturnType<typeof readGitIgnore>>>();
  const read = async (uri: string) => {
    const place = placeOf(uri, files.folders());
    const text = await files.read(uri);
    if (!place || text === undefined) return;
    const key = sameUri(place.folder);
    const ofFolder = ignores.get(key) ?? new Map();
    ignores.set(key, ofFolder.set(place.path.replace(/\/?\.gitignore$/, ''), readGitIgnore(text)));
  };
  await Promise.all((await files.find(['**/.gitignore'])).map(read));
  return new Map([...ignores].map(([key, ofFolder]) => [key, new IgnoredPaths(ofFolder)]));
}

/** What stands beside a Dockerfile that is looked at, and above it, comes first; what is hardly ever a script, last. */
function nearestFirst(found: readonly [string, Candidate][], near: readonly string[]): [string, Candidate][][] {
  const folders = new Set(near.flatMap(foldersAbove));
  const distance = ({ uri, place }: Candidate) => {
    if (folders.has(sameUri(parentOf(uri) ?? ''))) return 0;
    const isTold = /(?:^|\/)\.[^/]+\/|compose|bake|\.(?:sh|mk|ps1)$/i.test(place.path);
    return isTold ? 1 : isNameless(place.path) ? 3 : 2;
  };
  const groups: [string, Candidate][][] = [[], [], [], []];
  for (const one of found) groups[distance(one[1])].push(one);
  return groups;
}

/** By `sameUri`, from the folder that something stands in up to the top. */
export function foldersAbove(uri: string): string[] {
  const folders: string[] = [];
  for (let folder = parentOf(uri); folder !== undefined; folder = parentOf(folder)) folders.push(sameUri(folder));
  return folders;
}
