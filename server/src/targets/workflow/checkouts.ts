import type { Node } from 'yaml';
import { cleanPath } from '../../util/cleanPath';
import type { YamlFile } from '../yamlFile';

/** The folders that a job has checked out something into, and whether that is the workflow's own repository. */
export type Checkouts = ReadonlyMap<string, boolean>;

/** What a step checks out; undefined if it does something else. */
export function checkoutOf(
  step: Node,
  file: YamlFile,
): { readonly path: string; readonly isOurs: boolean } | undefined {
  if (!/(?:^|\/)actions\/checkout(?:@|$)/.test(file.text(file.at(step, 'uses')) ?? '')) return undefined;
  const repository = file.text(file.at(step, 'with', 'repository')) ?? '';
  return {
    path: cleanPath(file.text(file.at(step, 'with', 'path')) ?? '.'),
    isOurs: /^(?:\$\{\{\s*github\.repository\s*\}\})?$/.test(repository),
  };
}

/** The path from the repository's root, of what a job calls `path`; undefined if that is another repository's. */
export function placeInRepository(path: string, checkouts: Checkouts): string | undefined {
  const clean = cleanPath(path);
  let at = clean;
  while (!checkouts.has(at) && at !== '.') at = folderOf(at);
  if (checkouts.get(at) === false) return undefined;
  return checkouts.has(at) && at !== '.' ? clean.slice(at.length + 1) || '.' : path;
}

function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '.' : path.slice(0, at);
}
