import { isBakeFile } from '../../../targets/bake/bake';
import { readBakeSource } from '../../../targets/bake/bakeSource';
import type { SourceFile } from '../../../targets/buildReference';
import { isComposeFile } from '../../../targets/compose/compose';
import { readComposeFile } from '../../../targets/compose/composeFile';
import { cleanPath } from '../../../util/cleanPath';
import { below, nameOf, parentOf } from '../../../util/uris';

/** How files beside one another are read. */
export interface FilesBeside {
  text(uri: string): Promise<string | undefined>;
  /** The names in a folder. */
  names(folder: string): Promise<readonly string[]>;
}

/** More files of a kind are not looked at. */
const mostFiles = 50;

/**
 * The names that a build in a file may not have: those of its own services or targets and groups, and those in the files of
 * its kind that it may be read together with, because they stand beside it or are included.
 */
export async function takenNames(uri: string, text: string, files: FilesBeside): Promise<ReadonlySet<string>> {
  const folder = parentOf(uri) ?? '';
  const own = nameOf(uri);
  const isOfKind = isComposeFile(own) ? isComposeFile : isBakeFile;
  const beside = (await files.names(folder)).filter((name) => name !== own && isOfKind(name));
  const paths = [...new Set([...beside, ...includedIn({ path: own, text })])].slice(0, mostFiles);
  const others = await Promise.all(paths.map(async (path) => ({ path, text: await files.text(uriOf(folder, path)) })));
  const sources = [{ path: own, text }, ...others.map((other) => ({ ...other, text: other.text ?? '' }))];
  return new Set(sources.flatMap(namesIn));
}

/** Paths of the compose files that one includes, from its folder. */
function includedIn(file: SourceFile): string[] {
  if (!isComposeFile(file.path)) return [];
  return readComposeFile(file)
    .includes.map(({ path }) => cleanPath(path))
    .filter((path) => !path.startsWith('/') && isYaml(path));
}

const isYaml = (path: string) => /\.ya?ml$/i.test(path);

function uriOf(folder: string, path: string): string {
  let start = folder;
  const names = path.split('/');
  while (names[0] === '..') {
    start = parentOf(start) ?? start;
    names.shift();
  }
  return below(start, names);
}

function namesIn(file: SourceFile): string[] {
  if (isYaml(file.path)) return [...readComposeFile(file).services.keys()];
  return readBakeSource(file).body.blocks.flatMap(({ labels }) => labels.slice(0, 1).map((label) => label.text));
}
