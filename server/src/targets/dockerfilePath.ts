import { cleanPath } from '../util/cleanPath';
import type { BuildReference, Written } from './buildReference';

/** What a reference says about the path of its Dockerfile. */
export interface DockerfilePath {
  /** In the order in which engines look for them. */
  readonly paths: readonly string[];
  /**
   * `start`: the paths begin where all of the reference's paths begin. `unknown`: they begin somewhere else, behind a
   * variable or in a folder that is not of the workspace; then they are but the ends that are known, perhaps `.`.
   */
  readonly from: 'start' | 'unknown';
}

/** What engines look for in a context. */
const defaultNames = ['Dockerfile', 'dockerfile', 'Containerfile'];

/** The path of a reference's Dockerfile; undefined where it can be no file of the workspace. */
export function dockerfilePath(reference: BuildReference): DockerfilePath | undefined {
  const { context, directory, dockerfileIn } = reference;
  const dockerfile = reference.dockerfile?.text ? reference.dockerfile : undefined;
  // It is given, but stands somewhere else.
  if (reference.dockerfile?.text === '' && reference.dockerfile.dynamic) return undefined;
  if (reference.inline || isRemote(context) || isRemote(dockerfile) || dockerfile?.text === '-') return undefined;
  if (context?.text === '-' && !dockerfile) return undefined;
  const inContext = !dockerfile || dockerfileIn === 'context';
  const folder = goOn({ path: '.', isKnown: true }, { text: directory, dynamic: hasVariable(directory) });
  const start = context && inContext && context.text !== '-' ? goOn(folder, context) : folder;
  const ends = dockerfile
    ? [goOn(start, asFile(dockerfile))]
    : defaultNames.map((text) => goOn(start, { text, dynamic: false }));
  return { paths: ends.map(({ path }) => path), from: ends[0].isKnown ? 'start' : 'unknown' };
}

function isRemote(path: Written | undefined): boolean {
  return path !== undefined && /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i.test(path.text);
}

type Part = Pick<Written, 'text' | 'dynamic'>;

interface Way {
  readonly path: string;
  readonly isKnown: boolean;
}

function goOn({ path, isKnown }: Way, { text, dynamic }: Part): Way {
  const names = text.replaceAll('\\', '/').split('/');
  // A name that stands for a path has no sign of it.
  const known = dynamic ? (hasVariable(text) ? names.slice(names.findLastIndex(hasVariable) + 1) : []) : names;
  if (known.length < names.length) return { path: withoutParents(known.join('/')), isKnown: false };
  if (isAbsolute(names)) return { path: '.', isKnown: false };
  const next = cleanPath(`${path}/${names.join('/')}`);
  return { path: isKnown ? next : withoutParents(next), isKnown };
}

/** Of a file somewhere else on the disk the name is all that counts. */
function asFile(dockerfile: Part): Part {
  const names = dockerfile.text.replaceAll('\\', '/').split('/');
  return isAbsolute(names) ? { text: `$/${names.at(-1)}`, dynamic: true } : dockerfile;
}

function isAbsolute(names: readonly string[]): boolean {
  return names.length > 1 && /^(?:|~.*|[a-z]:)$/i.test(names[0]);
}

/** Whether a name is a part of something that stands for another text; those may have slashes in them. */
function hasVariable(name: string): boolean {
  return /[$%`{}<>()]/.test(name);
}

function withoutParents(path: string): string {
  return cleanPath(path).replace(/^(?:\.\.\/)+|^\.\.$/, '') || '.';
}
