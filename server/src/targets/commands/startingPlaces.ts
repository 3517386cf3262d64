import { cleanPath } from '../../util/cleanPath';

/**
 * Folders that scripts know by other means than a path, as characters that no path has: they stand at the beginning of
 * a value, and go with it through variables and `cd`.
 */
export const folderOfFile = '\u{f0000}';
export const rootOfRepository = '\u{f0001}';

const knownPlaces: Readonly<Record<string, string>> = {
  '0': `${folderOfFile}/script`,
  BASH_SOURCE: `${folderOfFile}/script`,
  PWD: '.',
  GITHUB_WORKSPACE: rootOfRepository,
  CI_PROJECT_DIR: rootOfRepository,
  CIRCLE_WORKING_DIRECTORY: rootOfRepository,
  BITBUCKET_CLONE_DIR: rootOfRepository,
  BUILD_SOURCESDIRECTORY: rootOfRepository,
  DRONE_WORKSPACE: rootOfRepository,
  CI_WORKSPACE: rootOfRepository,
  WORKSPACE: rootOfRepository,
  psscriptroot: folderOfFile,
  '~dp0': `${folderOfFile}/`,
  'env:build_sourcesdirectory': rootOfRepository,
  'env:github_workspace': rootOfRepository,
};

/** What a variable that the script does not set says about a place. */
export function knownPlace(name: string): string | undefined {
  return Object.hasOwn(knownPlaces, name) ? knownPlaces[name] : undefined;
}

const templates: readonly (readonly [RegExp, string])[] = [
  [/^\$\{\{\s*github\.workspace\s*\}\}$/, rootOfRepository],
  [/^\$\{\{\s*github\.action_path\s*\}\}$/, folderOfFile],
  [/^\{\{\s*justfile_directory\(\)\s*\}\}$/, folderOfFile],
  [/^\{\{\s*\.(?:ROOT_DIR|TASKFILE_DIR)\s*\}\}$/, folderOfFile],
  [/^\$\(Build\.SourcesDirectory\)$|^\$\(System\.DefaultWorkingDirectory\)$/i, rootOfRepository],
];

/** What an expression of a tool says about a place. */
export function placeOfTemplate(written: string): string | undefined {
  return templates.find(([pattern]) => pattern.test(written))?.[1];
}

/** A path that a file gives beside its scripts, such as `${{ github.workspace }}/app` or `$CI_PROJECT_DIR`. */
export function givenPath(path: string): string {
  const found = /^(?:\$\{\{[^{}]*\}\}|\$\([\w.]*\)|\$(\w+)|\$\{(\w+)\})/.exec(path);
  const name = found?.[1] ?? found?.[2];
  const place = found && (placeOfTemplate(found[0]) ?? (name && knownPlace(name)));
  return pathFrom('', place ? place + path.slice(found[0].length) : path);
}

/** A path as seen from a folder. Both may begin with a place; `''` is where the script starts. */
export function pathFrom(folder: string, path: string): string {
  if (path.startsWith('/') || startsWithPlace(path)) return tidy(path);
  return tidy(folder === '' ? path : `${folder}/${path}`);
}

export function startsWithPlace(path: string): boolean {
  return path.startsWith(folderOfFile) || path.startsWith(rootOfRepository);
}

function tidy(path: string): string {
  const place = startsWithPlace(path) ? path.slice(0, folderOfFile.length) : '';
  const rest = path.slice(place.length);
  const clean = cleanPath(place === '' ? rest : rest.replace(/^\/+/, ''));
  if (clean === '.') return place;
  return place === '' ? clean : `${place}/${clean}`;
}

/** Where paths begin, and the path from there. */
export function splitPlace<Default extends string>(path: string, otherwise: Default) {
  const rest = startsWithPlace(path) ? path.slice(folderOfFile.length).replace(/^\//, '') : path;
  if (path.startsWith(folderOfFile)) return { paths: 'folder' as const, path: rest };
  return path.startsWith(rootOfRepository) ? { paths: 'root' as const, path: rest } : { paths: otherwise, path: rest };
}

/** The folder of a path, as `dirname` has it. */
export function folderOf(path: string): string {
  const clean = tidy(path);
  if (clean === '' || (startsWithPlace(clean) && clean.length === folderOfFile.length)) return pathFrom(clean, '..');
  const at = clean.lastIndexOf('/');
  return at < 0 ? '.' : clean.slice(0, at) || '/';
}
