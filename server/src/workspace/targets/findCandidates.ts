import { below, namesBelow, parentOf, sameUri } from '../../util/uris';
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
}

/** As many paths are looked at in one go. */
const sliceLength = 500;

/** The files of the open folders that may ask for builds, without those that git ignores. */
export async function findCandidates(search: Search): Promise<Candidates> {
  const { files, pace, matches, isExcluded } = search;
  const [named, others, ignores] = await Promise.all([
    files.find(candidateGlobs),
    files.find(nameless.globs, nameless.without),
    readIgnores(files),
  ]);
  const found = new Map<string, Candidate>();
  const leavesOut = ({ folder, path }: Place) =>
    isForeign(path) || isExcluded(path) || ignores.get(sameUri(folder))?.has(path) === true;
  for (const [index, uri] of [...named, ...others].entries()) {
    if (index % sliceLength === sliceLength - 1) await pace.turn();
    const place = placeOf(uri, files.folders());
    if (place && matches(place.path) && !leavesOut(place)) found.set(sameUri(uri), { uri, place });
  }
  const isCut = named.length >= mostFound || others.length >= mostFound;
  return { files: likeliestFirst(found), isCut, leavesOut };
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

/** Nobody looks for builds of theirs in what others wrote. */
function isForeign(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git)\//.test(path);
}

/** What is hardly ever a script comes last. */
function likeliestFirst(found: ReadonlyMap<string, Candidate>): Map<string, Candidate> {
  const groups: [string, Candidate][][] = [[], [], []];
  for (const one of found) {
    const { path } = one[1].place;
    const isLikely = /(?:^|\/)\.[^/]+\/|compose|bake|makefile|\.(?:sh|mk|ps1)$/i.test(path);
    groups[isLikely ? 0 : isNameless(path) ? 2 : 1].push(one);
  }
  return new Map(groups.flat());
}

/** In these, other than beside a Dockerfile and above it, stand the files that build it. */
const toolFolders = ['.github/workflows', '.circleci', '.devcontainer', '.vscode'];

/** The folders in which files are found without a search: those around some files, and then those of tools. */
export function nearFolders(tops: readonly string[], uris: readonly string[]): (readonly string[])[] {
  const above = uris.flatMap(foldersAbove).filter((folder) => tops.some((top) => namesBelow(top, folder)));
  const tools = tops.flatMap((top) => toolFolders.map((folder) => below(top, folder.split('/'))));
  return above.length > 0 ? [above, tools] : [];
}

/** The files that may ask for builds and stand in one of these folders. */
export async function findIn(folders: readonly string[], search: Omit<Search, 'pace'>): Promise<Candidate[]> {
  const { files, matches, isExcluded } = search;
  const lists = [...new Set(folders)].map(async (folder) => {
    const entries = (await files.list(folder)) ?? [];
    return entries.filter(({ kind }) => kind === 'file').map(({ name }) => below(folder, [name]));
  });
  return (await Promise.all(lists)).flat().flatMap((uri) => {
    const place = placeOf(uri, files.folders());
    return place && matches(place.path) && !isForeign(place.path) && !isExcluded(place.path) ? { uri, place } : [];
  });
}

function foldersAbove(uri: string): string[] {
  const folders: string[] = [];
  for (let folder = parentOf(uri); folder !== undefined; folder = parentOf(folder)) folders.push(folder);
  return folders;
}
