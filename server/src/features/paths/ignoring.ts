import { nameOf, parentOf } from '../../util/uris';
import type { IgnoreFile } from '../../workspace/dockerignore';
import type { WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import { buildContext, foldersAbove, ignoreFile } from './buildContext';
import { contextOf } from './contextOfBuild';

/** More builds of one Dockerfile are not looked at. */
const mostBuilds = 20;

/**
 * The ignore files of all contexts that a Dockerfile is built in, as far as other files say so, else of the one that it is
 * most likely built in. Empty where one of them has none, so that nothing is kept out of every build; undefined where
 * nobody can tell which folders these are, or look into them.
 */
export async function ignoringOf(
  snapshot: Snapshot,
  files: WorkspaceFiles,
): Promise<readonly IgnoreFile[] | undefined> {
  const found = new Map<string, IgnoreFile>();
  for (const folder of (await contextFolders(snapshot, files)) ?? []) {
    const ignoring = await ignoreFile(snapshot, { folder, reason: 'own', files });
    if (!ignoring) return (await files.list(folder)) && [];
    found.set(ignoring.uri, ignoring);
  }
  return found.size > 0 ? [...found.values()] : undefined;
}

async function contextFolders(snapshot: Snapshot, files: WorkspaceFiles): Promise<readonly string[] | undefined> {
  const chosen = await files.buildContext(snapshot.uri);
  if (chosen !== undefined) return [chosen];
  const builds = snapshot.targets.slice(0, mostBuilds).filter(({ build: { context, role } }) => context && !role);
  const folders = await Promise.all(builds.map((reference) => contextOf(reference, files)));
  if (folders.length > 0) return folders.every((folder) => folder !== undefined) ? [...new Set(folders)] : undefined;
  return likelyFolder(snapshot, files);
}

/** Where a build most likely takes place; the own folder if none that it may be has an ignore file, which is quickly seen. */
async function likelyFolder(snapshot: Snapshot, files: WorkspaceFiles): Promise<readonly string[] | undefined> {
  const own = parentOf(snapshot.uri);
  if (own === undefined) return undefined;
  const names = ['.dockerignore', `${nameOf(snapshot.uri)}.dockerignore`];
  const holds = async (folder: string) => (await files.list(folder))?.some(({ name }) => names.includes(name)) === true;
  // Who puts an ignore file somewhere builds there.
  if (await holds(own)) return [own];
  for (const folder of foldersAbove(own, files.folders())) {
    if (!(await holds(folder))) continue;
    const likely = await buildContext(snapshot, files);
    return likely && [likely.folder];
  }
  return [own];
}
