import type { TargetReference } from '../../targets/targetReference';
import { cleanPath } from '../../util/cleanPath';
import { below, parentOf } from '../../util/uris';
import type { WorkspaceFiles } from '../../workspace/files';

/** The context of a build in another file; undefined where it is nowhere here, or hangs on a variable. */
export async function contextOf({ uri, build }: TargetReference, files: WorkspaceFiles): Promise<string | undefined> {
  const { context, directory, paths } = build;
  if (!context || context.dynamic || /[$:]|^-$|^[/~\\]/.test(context.text)) return undefined;
  const beside = paths === 'root' ? [] : [parentOf(uri)];
  const roots = paths === 'folder' ? [] : files.folders();
  for (const start of [...beside, ...roots]) {
    const folder = start && walk(start, cleanPath(`${directory || '.'}/${context.text}`));
    if (folder && (await files.list(folder))) return folder;
  }
  return undefined;
}

function walk(from: string, path: string): string | undefined {
  let folder: string | undefined = from;
  for (const name of path.split('/')) {
    if (folder === undefined) return undefined;
    if (name === '..') folder = parentOf(folder);
    else if (name !== '.') folder = below(folder, [name]);
  }
  return folder;
}
