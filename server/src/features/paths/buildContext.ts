import { below, nameOf, namesBelow, parentOf } from '../../util/uris';
import { type IgnoreFile, readDockerIgnore } from '../../workspace/dockerignore';
import type { WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import { type ContextSource, contextSources } from './contextSources';
import { type FoundEntry, find } from './findSource';

/** The folder that COPY and ADD read from. */
export interface BuildContext {
  /** URI of the folder. */
  readonly folder: string;
  /** Why it is this one: the Dockerfile's own, somebody's choice, or because more of what is copied is there. */
  readonly reason: 'own' | 'chosen' | 'fits';
  readonly files: WorkspaceFiles;
}

/** More sources are not looked at to tell which folder it is. */
const mostAsked = 50;

/**
 * The build context of a Dockerfile: the folder that somebody chose to build it in, else the Dockerfile's own, unless a
 * folder above it, up to the one that is open, holds more of what is copied. Undefined for what stands in no folder.
 */
export async function buildContext(snapshot: Snapshot, files: WorkspaceFiles): Promise<BuildContext | undefined> {
  const own = parentOf(snapshot.uri);
  if (own === undefined) return undefined;
  const chosen = await files.buildContext(snapshot.uri);
  if (chosen !== undefined && (await files.list(chosen))) return { folder: chosen, reason: 'chosen', files };
  const sources = contextSources(snapshot)
    .filter(({ inTrigger, names }) => !inTrigger && names.length > 0)
    .slice(0, mostAsked);
  let best: BuildContext = { folder: own, reason: 'own', files };
  let missing = await missingIn(best, sources);
  for (const folder of foldersAbove(own, files.folders())) {
    if (missing === 0) break;
    const candidate: BuildContext = { folder, reason: 'fits', files };
    const missingThere = await missingIn(candidate, sources);
    if (missingThere < missing) [best, missing] = [candidate, missingThere];
  }
  return best;
}

async function missingIn(context: BuildContext, sources: readonly ContextSource[]): Promise<number> {
  const found = await Promise.all(sources.map((source) => find(context, source, 1)));
  return found.filter(({ entries }) => entries.length === 0).length;
}

/** The folders above one, nearest first; none for a folder that is not in an open one. */
export function foldersAbove(own: string, open: readonly string[]): string[] {
  const depth = Math.max(0, ...open.map((folder) => namesBelow(folder, own)?.length ?? 0));
  const found: string[] = [];
  for (let at = parentOf(own); at !== undefined && found.length < depth; at = parentOf(at)) found.push(at);
  return found;
}

/** The ignore file that a build would take: the one beside the Dockerfile with its name, else that of the context. */
export async function ignoreFile({ uri }: Snapshot, { folder, files }: BuildContext): Promise<IgnoreFile | undefined> {
  for (const candidate of [`${uri}.dockerignore`, below(folder, ['.dockerignore'])]) {
    const beside = await files.list(parentOf(candidate) ?? folder);
    if (!beside?.some(({ name }) => name === nameOf(candidate))) continue;
    const text = await files.read(candidate);
    if (text !== undefined) return { uri: candidate, ignore: readDockerIgnore(text) };
  }
  return undefined;
}

/** Whether no build can see it, nor anything below it. */
export function isIgnored(ignoring: IgnoreFile | undefined, { names, kind }: FoundEntry): boolean {
  const path = names.join('/');
  if (!ignoring?.ignore.ignoredBy(path)) return false;
  return kind !== 'folder' || !ignoring.ignore.mayKeepBelow(path);
}
