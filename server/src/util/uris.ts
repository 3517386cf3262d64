/** URIs of files and folders, as text. Folders have no slash at their end. */

/** The folder that something stands in; undefined for what stands in none, such as a text that was never saved. */
export function parentOf(uri: string): string | undefined {
  const root = rootLength(uri);
  const slash = uri.lastIndexOf('/');
  return root !== undefined && slash >= root ? uri.slice(0, slash) : undefined;
}

/** What stands below a folder at a path of these names. */
export function below(folder: string, names: readonly string[]): string {
  return [folder.replace(/\/$/, ''), ...names.map(encode)].join('/');
}

/** The names of the way from a folder to what stands below it; undefined for what does not. Empty for itself. */
export function namesBelow(folder: string, uri: string): string[] | undefined {
  const [above, all] = [namesOf(folder), namesOf(uri)];
  if (!above || !all || above.some((name, index) => name !== all[index])) return undefined;
  return all.slice(above.length);
}

/** The last name of a path, as people read it. */
export function nameOf(uri: string): string {
  return namesOf(uri)?.at(-1) ?? uri;
}

/** The path of a file below the nearest folder that another file stands in as well, as people read it. */
export function pathBeside(uri: string, other: string): string {
  for (let folder = parentOf(other); folder !== undefined; folder = parentOf(folder)) {
    const names = namesBelow(folder, uri);
    if (names) return names.join('/');
  }
  return nameOf(uri);
}

/** The same for all the ways in which editors write one URI. */
export function sameUri(uri: string): string {
  const names = namesOf(uri);
  return names ? names.join('/') : uri;
}

/** The scheme with the authority, then the names of the path. */
function namesOf(uri: string): string[] | undefined {
  const root = rootLength(uri);
  if (root === undefined) return undefined;
  const names = uri.slice(root).split('/').map(decode).filter(Boolean);
  // The letter of a drive.
  if (/^[A-Z]:$/.test(names[0] ?? '')) names[0] = names[0].toLowerCase();
  return [uri.slice(0, root).toLowerCase(), ...names];
}

/** How long `scheme://authority` is. What has a query is the version of a file somewhere else, and in no folder. */
function rootLength(uri: string): number | undefined {
  const root = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(uri)?.[0].length;
  return root === undefined || uri[root] !== '/' || /[?#]/.test(uri) ? undefined : root;
}

/** As VS Code writes a name, which keeps fewer characters than a URI could. */
function encode(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*]/g, (char) => `%${hex(char)}`);
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase();
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
