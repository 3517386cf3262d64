/** A file that a build can be added to. Paths have slashes and no slash at their end, the workspace folder's is `''`. */
export interface BuildFile {
  readonly path: string;
  readonly kind: 'compose' | 'bake';
  /** It is not there yet. */
  readonly isNew: boolean;
}

/** What `findFiles` has to look for. */
export const buildFileGlob = '**/{*compose*.yml,*compose*.yaml,*bake*.hcl,*bake*.json}';

/**
 * The files to choose from for a Dockerfile in `folder`: those that are there, the nearest first, and one of each kind
 * beside the Dockerfile where there is none.
 */
export function buildFiles(paths: readonly string[], folder: string): readonly BuildFile[] {
  const found = paths.flatMap((path): BuildFile[] => {
    const kind = kindOf(nameOf(path));
    return kind ? [{ path, kind, isNew: false }] : [];
  });
  const sorted = found
    .map((file) => ({ file, rank: rankOf(file.path, folder) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.file.path < b.file.path ? -1 : 1))
    .map(({ file }) => file);
  return [...sorted, ...usual.filter(({ kind }) => !hasOne(found, kind, folder)).map((file) => inFolder(file, folder))];
}

const usual: readonly BuildFile[] = [
  { path: 'compose.yaml', kind: 'compose', isNew: true },
  { path: 'docker-bake.hcl', kind: 'bake', isNew: true },
];

/** Names that are read without being asked for. */
const standard = /^(?:(?:docker-)?compose\.ya?ml|docker-bake\.(?:hcl|json))$/;

function kindOf(name: string): BuildFile['kind'] | undefined {
  if (/\.ya?ml$/i.test(name)) return /(?:^|[._-]|docker)compose[._-]/i.test(name) ? 'compose' : undefined;
  return /\.hcl$/i.test(name) || /^(?:.{0,200}[._-])?bake[._-]/i.test(name) ? 'bake' : undefined;
}

function hasOne(found: readonly BuildFile[], kind: BuildFile['kind'], folder: string): boolean {
  return found.some((file) => file.kind === kind && folderOf(file.path) === folder && standard.test(nameOf(file.path)));
}

function inFolder(file: BuildFile, folder: string): BuildFile {
  return folder === '' ? file : { ...file, path: `${folder}/${file.path}` };
}

/** How far away a file is; of two that are as far the one on the way to the top, then the one with the usual name. */
function rankOf(path: string, folder: string): readonly number[] {
  const [here, there] = [folder, folderOf(path)].map((names) => names.split('/').filter(Boolean));
  let shared = 0;
  while (here && shared < here.length && here[shared] === there?.[shared]) shared++;
  const [up, down] = [(here?.length ?? 0) - shared, (there?.length ?? 0) - shared];
  return [up + down, down, standard.test(nameOf(path)) ? 0 : 1];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const different = a.findIndex((number, index) => number !== b[index]);
  return different < 0 ? 0 : (a[different] ?? 0) - (b[different] ?? 0);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
