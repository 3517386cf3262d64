import { cleanPath } from '../../util/cleanPath';
import type { BuildReference, Written } from '../buildReference';
import { type Checkouts, placeInRepository } from '../workflow/checkouts';

/** A build with its paths as they are in the repository; none where it builds what was checked out of another one. */
export function inRepository(build: BuildReference, checkouts: Checkouts): readonly BuildReference[] {
  if (checkouts.size === 0 || build.paths !== 'root') return [build];
  const { directory, dockerfile, context } = build;
  const built = cleanPath(`${directory || '.'}/${(dockerfile ?? context)?.text ?? ''}`);
  if (placeInRepository(built, checkouts) === undefined) return [];
  const folder = placeInRepository(directory || '.', checkouts);
  if (folder !== undefined && folder !== (directory || '.'))
    return [{ ...build, directory: folder === '.' ? '' : folder }];
  if (directory !== '') return [build];
  const moved = (written: Written) => ({
    ...written,
    text: placeInRepository(written.text, checkouts) ?? written.text,
  });
  return [{ ...build, dockerfile: dockerfile && moved(dockerfile), context: context && moved(context) }];
}
