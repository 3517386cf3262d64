import type { BuildReference } from '../../targets/buildReference';
import { resolveDockerfile } from '../../targets/resolveDockerfile';
import type { TargetReference } from '../../targets/targetReference';
import { sameUri } from '../../util/uris';
import type { DockerfileWorld, FolderWorld } from './dockerfileWorld';
import type { FileBuilds } from './sources';

type References = readonly TargetReference[];

/** Who builds what, from both ends. By `sameUri`. */
export interface Links {
  readonly byFile: ReadonlyMap<string, References>;
  readonly byDockerfile: ReadonlyMap<string, References>;
  /** What was made of each file, which holds for as long as the file and the Dockerfiles are the same. */
  readonly linked: ReadonlyMap<string, LinkedFile>;
}

interface LinkedFile {
  readonly file: FileBuilds;
  readonly world: DockerfileWorld;
  readonly references: References;
  /** Each with its Dockerfile, by `sameUri`. */
  readonly ofDockerfiles: readonly (readonly [string, TargetReference])[];
}

export const noLinks: Links = { byFile: new Map(), byDockerfile: new Map(), linked: new Map() };

/** Links builds to their Dockerfiles. What is as it was in `before` is the same array. */
export function link(files: ReadonlyMap<string, FileBuilds>, world: DockerfileWorld, before: Links): Links {
  const byFile = new Map<string, References>();
  const linked = new Map<string, LinkedFile>();
  const byDockerfile = new Map<string, TargetReference[]>();
  for (const key of [...files.keys()].sort()) {
    const file = files.get(key);
    if (!file) continue;
    const known = before.linked.get(key);
    const isKnown = known?.file === file && known.world === world;
    const one = isKnown ? known : linkFile(file, world, before.byFile.get(key));
    linked.set(key, one);
    byFile.set(key, one.references);
    for (const [dockerfile, reference] of one.ofDockerfiles) {
      const others = byDockerfile.get(dockerfile);
      if (others) others.push(reference);
      else byDockerfile.set(dockerfile, [reference]);
    }
  }
  return { byFile, byDockerfile: keepSame(before.byDockerfile, byDockerfile), linked };
}

function linkFile(file: FileBuilds, world: DockerfileWorld, before: References | undefined): LinkedFile {
  const around = world.in(file.place.folder);
  const found = file.builds.map((build) => targetReference(file, build, around));
  const references = same(before, found);
  const ofDockerfiles = references.flatMap((reference): [string, TargetReference][] =>
    reference.dockerfile === undefined ? [] : [[sameUri(reference.dockerfile), reference]],
  );
  return { file, world, references, ofDockerfiles };
}

function targetReference(
  { uri, place: { path } }: FileBuilds,
  build: BuildReference,
  { known, uriOf }: FolderWorld,
): TargetReference {
  const resolved = resolveDockerfile(build, path, known);
  const { target, kind, label } = build;
  return {
    uri,
    range: target?.range ?? build.range,
    target: target?.text,
    dynamic: target?.dynamic ?? false,
    dockerfile: resolved && uriOf(resolved.path),
    certainty: resolved?.certainty ?? build.certainty,
    kind,
    label,
    build,
  };
}

function keepSame(before: Links['byDockerfile'], after: ReadonlyMap<string, References>): Links['byDockerfile'] {
  return new Map([...after].map(([key, references]) => [key, same(before.get(key), references)]));
}

function same(before: References | undefined, after: References): References {
  return before?.length === after.length && after.every((one, index) => isSame(one, before[index])) ? before : after;
}

/** Builds are found anew in what changed alone, so that the same build is the same object. */
function isSame(one: TargetReference, other: TargetReference): boolean {
  return (
    one.build === other.build &&
    one.dockerfile === other.dockerfile &&
    one.certainty === other.certainty &&
    one.uri === other.uri
  );
}
