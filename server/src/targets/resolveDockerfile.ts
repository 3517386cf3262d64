import { cleanPath } from '../util/cleanPath';
import type { BuildReference } from './buildReference';
import { type DockerfilePath, dockerfilePath } from './dockerfilePath';
import type { KnownDockerfiles } from './knownDockerfiles';

/** The Dockerfile that a reference builds. */
export interface ResolvedDockerfile {
  /** Slashes, from the root of its folder. */
  readonly path: string;
  /** `likely`: the reference's own certainty, or there was something to choose from. */
  readonly certainty: BuildReference['certainty'];
}

/**
 * Which Dockerfile a reference in the file at `path` builds; undefined if none that is known. Where the format says where
 * its paths begin, that counts. A script may run anywhere, so it means the nearest Dockerfile on the way to the root that
 * has the stage, as a person would think; where the path has variables, one that ends alike and has the stage.
 */
export function resolveDockerfile(
  reference: BuildReference,
  path: string,
  known: KnownDockerfiles,
): ResolvedDockerfile | undefined {
  const wanted = dockerfilePath(reference);
  if (!wanted) return undefined;
  const target = reference.target && !reference.target.dynamic ? reference.target.text : '';
  const question = { reference, path, wanted, target, known };
  return wanted.from === 'start' ? resolveKnown(question) : resolveByStage(question);
}

interface Question {
  readonly reference: BuildReference;
  readonly path: string;
  readonly wanted: DockerfilePath;
  /** Empty where it is not known, or the default. */
  readonly target: string;
  readonly known: KnownDockerfiles;
}

function resolveKnown(question: Question): ResolvedDockerfile | undefined {
  const { reference, path, wanted, target, known } = question;
  if (describesItself(question)) return { path, certainty: reference.certainty };
  const starts = startsOf(reference, path);
  const found = starts.flatMap((start) => candidatesFrom(start, wanted).find(known.isThere) ?? []);
  if (isSure(reference)) {
    const isFirst = found.length > 0 && candidatesFrom(starts[0], wanted).includes(found[0]);
    return oneOf(found.slice(0, 1), isFirst ? reference.certainty : 'likely');
  }
  const fitting = target === '' ? found : found.filter((dockerfile) => known.hasStage(dockerfile, target));
  if (fitting.length > 0) return oneOf(fitting, reference.certainty);
  if (found.length > 0 && reference.certainty === 'certain') return oneOf(found, 'certain');
  return resolveByStage(question) ?? oneOf(found, 'likely');
}

/** The first; with others beside it, it is but likely. */
function oneOf(paths: readonly string[], certainty: BuildReference['certainty']): ResolvedDockerfile | undefined {
  if (paths.length === 0) return undefined;
  return { path: paths[0], certainty: paths.length === 1 ? certainty : 'likely' };
}

/** What a comment in a Dockerfile shows is how to build that one. */
function describesItself({ reference, path, target, known }: Question): boolean {
  return reference.kind === 'comment' && !reference.dockerfile && target !== '' && known.hasStage(path, target);
}

/** Whether the format itself says where its paths begin. Bake files are read from the folder that bake is run in. */
function isSure({ paths, kind }: BuildReference): boolean {
  return paths !== 'either' && kind !== 'bake';
}

/** The only Dockerfile with the stage whose path ends as wanted; of several the one that is nearest, if any is near. */
function resolveByStage({ reference, path, wanted, target, known }: Question): ResolvedDockerfile | undefined {
  if (target === '') return undefined;
  const ends = wanted.paths.map((end) => end.replace(/^(?:\.\.\/)+/, ''));
  const fitting = known.withStage(target).filter((dockerfile) => ends.some((end) => endsWith(dockerfile, end)));
  if (fitting.length <= 1) return fitting.length === 0 ? undefined : { path: fitting[0], certainty: 'likely' };
  const near = new Set(startsOf(reference, path).flatMap((start) => candidatesFrom(start, wanted)));
  const nearest = [...near].find((candidate) => fitting.includes(candidate));
  return nearest === undefined ? undefined : { path: nearest, certainty: 'likely' };
}

function endsWith(path: string, end: string): boolean {
  return end === '.' || path === end || path.endsWith(`/${end}`);
}

/** Where paths may begin, the likeliest first. */
function startsOf(reference: BuildReference, path: string): readonly string[] {
  const folders = foldersOf(path);
  const root = rootOf(path);
  if (reference.paths === 'root') return [...new Set([root, ...folders])];
  if (reference.paths === 'folder' && reference.kind !== 'bake') return [folders[0]];
  return folders;
}

/** The folder of a file and those around it, up to the root. */
function foldersOf(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  const folders = names.map((_, index) => names.slice(0, names.length - index).join('/'));
  return [...folders, ''];
}

/** The root of the repository of a file: what holds the tool's folder, if it is in one. */
function rootOf(path: string): string {
  const names = path.split('/').slice(0, -1);
  const tool = names.findIndex((name) => /^\.[a-z]/i.test(name));
  return tool < 0 ? '' : names.slice(0, tool).join('/');
}

function candidatesFrom(start: string, { paths }: DockerfilePath): readonly string[] {
  return paths.map((path) => cleanPath(`${start || '.'}/${path}`)).filter((path) => !path.startsWith('..'));
}
