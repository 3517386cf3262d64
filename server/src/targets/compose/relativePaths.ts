import { cleanPath } from '../../util/cleanPath';

/** The folder of a file; `''` for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A path that is written in a file of `folder`; from the root as `folder` is. */
export function pathIn(folder: string, path: string): string {
  const clean = cleanPath(path.startsWith('/') || folder === '' ? path : `${folder}/${path}`);
  return clean === '.' ? '' : clean;
}

/** How to get from one folder to another; `''` if they are one. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').filter(Boolean);
  const there = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** Whether a build context is a path from where it is written: neither absolute nor something of the network. */
export function isRelative(context: string): boolean {
  return !/^(?:\/|~|[A-Za-z]:[\\/]|[A-Za-z][\w+.-]*:\/\/|git@|github\.com\/)/.test(context);
}
