import type { BuildReference, Finder, SourceFile } from '../buildReference';
import { bakeReferences } from './bakeReferences';
import { type BakeSource, readBakeSource } from './bakeSource';
import { bakeScope } from './inheritance';

/** Finds the builds of bake files, in HCL and in JSON. Each file is read as if it were alone; `bakeFolder` knows more. */
export const bake: Finder = {
  matches: isBakeFile,
  find: (file) => (asksForBuilds(file) ? findIn([], readBakeSource(file)) : []),
};

/** `docker-bake.hcl`, `docker-bake.override.json`, `ci/bake.hcl`, `app-bake.hcl` and their like. */
export function isBakeFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.endsWith('.hcl')) return name.includes('bake');
  return name.endsWith('.json') && /^(?:.{0,200}[._-])?bake[._-]/.test(name);
}

/** The files that `docker buildx bake` reads as one when nobody names any, in that order. */
const readTogether = ['docker-bake.json', 'docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl'];

/**
 * The builds of all bake files of one folder, by the paths of the files: overrides are laid over what they override, and
 * others may inherit from the files that are always read. What a file takes from another one is marked as dynamic.
 */
export function bakeFolder(files: readonly SourceFile[]): ReadonlyMap<string, readonly BuildReference[]> {
  const sources = files.filter(asksForBuilds).map(readBakeSource);
  const together = readTogether.flatMap((name) => sources.filter(({ path }) => nameOf(path) === name));
  return new Map(
    files.map(({ path }) => {
      const source = sources.find((one) => one.path === path);
      return [path, source ? findIn(filesUnder(source, together), source) : []];
    }),
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function asksForBuilds({ text }: SourceFile): boolean {
  return text.includes('target');
}

function filesUnder(source: BakeSource, together: readonly BakeSource[]): readonly BakeSource[] {
  const at = together.indexOf(source);
  return at < 0 ? together.map((under) => withoutRedefined(under, source)) : together.slice(0, at);
}

/** A file that is not always read is as often used alone: what it says in full is not laid over anything. */
function withoutRedefined(under: BakeSource, over: BakeSource): BakeSource {
  const redefined = new Set(
    over.body.blocks
      .filter((block) => block.body.attributes.some(({ name }) => saysWhatToBuild.has(name.text)))
      .flatMap((block) => block.labels.slice(0, 1).map((label) => label.text)),
  );
  const blocks = under.body.blocks.filter(
    (block) => block.type !== 'target' || !redefined.has(block.labels[0]?.text ?? ''),
  );
  return { ...under, body: { ...under.body, blocks } };
}

const saysWhatToBuild = new Set(['context', 'dockerfile', 'dockerfile-inline']);

function findIn(under: readonly BakeSource[], source: BakeSource): readonly BuildReference[] {
  return bakeReferences(source, bakeScope([...under, source]));
}
