import type { BuildReference, Finder, SourceFile } from '../buildReference';
import { readComposeFile } from './composeFile';
import { composeReference, skippedCaches } from './composeReference';
import { composeWorld } from './composeWorld';

/** Finds the builds of compose files. Each file is read as if it were alone; `composeFolder` knows more. */
export const compose: Finder = {
  matches: isComposeFile,
  find: (file) => composeFolder([file]).get(file.path) ?? [],
};

/** `compose.yaml`, `docker-compose.yml`, `compose.prod.yaml`, `docker-compose-ci.yml`, `local.compose.yml` and their like. */
export function isComposeFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return /\.ya?ml$/.test(name) && /(?:^|[._-]|docker)compose[._-]/.test(name);
}

/**
 * The builds of compose files that stand beside each other, by the paths of the files: services take what they do not say
 * from those that they extend, and from the file that theirs is laid over. What is taken from another file is marked as
 * dynamic.
 */
export function composeFolder(files: readonly SourceFile[]): ReadonlyMap<string, readonly BuildReference[]> {
  const read = files.filter(({ text }) => text.includes('build') || text.includes('extends')).map(readComposeFile);
  const world = composeWorld(read);
  const found = new Map<string, readonly BuildReference[]>();
  for (const file of read)
    found.set(
      file.path,
      [...file.services.values()].flatMap((service) => {
        const resolved = world.resolve(service);
        if (!resolved) return [];
        const reference = composeReference(service, resolved, world);
        return [reference, ...skippedCaches(service, resolved, reference)];
      }),
    );
  return found;
}
