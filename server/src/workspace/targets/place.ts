import { nameOf, namesBelow, parentOf } from '../../util/uris';

/** Where a file is: the folder that its paths begin in, and the way from there. */
export interface Place {
  readonly folder: string;
  /** Slashes, none at the beginning. */
  readonly path: string;
}

/**
 * The place of a file among the open folders, of which the outermost counts. A file that is in none of them is seen from
 * the folder that it stands in, or from the one around `.github` and the like; undefined for a text in no folder at all.
 */
export function placeOf(uri: string, folders: readonly string[]): Place | undefined {
  let found: { readonly folder: string; readonly names: readonly string[] } | undefined;
  for (const folder of folders) {
    const names = namesBelow(folder, uri);
    if (names && names.length > (found?.names.length ?? 0)) found = { folder, names };
  }
  if (found) return { folder: found.folder, path: found.names.join('/') };
  return inNoFolder(uri);
}

/** Tools keep their files in `.github/workflows` and the like; more than two folders deep nobody looks for them. */
function inNoFolder(uri: string): Place | undefined {
  const parent = parentOf(uri);
  const [inner, outer] = [parent, parent && parentOf(parent)].map((folder) =>
    folder !== undefined && nameOf(folder).startsWith('.') ? parentOf(folder) : undefined,
  );
  const folder = outer ?? inner ?? parent;
  return folder === undefined ? undefined : { folder, path: (namesBelow(folder, uri) ?? []).join('/') };
}
