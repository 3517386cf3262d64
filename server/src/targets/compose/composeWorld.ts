import { type ComposeBuild, overlay, ownBuild } from './composeBuild';
import type { ComposeFile, ComposeService } from './composeFile';
import { folderOf, pathIn, relativePath } from './relativePaths';

/** Compose files that know each other. */
export interface ComposeWorld {
  /** What the service builds with all that it extends and overrides; undefined if it says nothing of a build itself. */
  readonly resolve: (service: ComposeService) => ResolvedBuild | undefined;
  /** How to get from the folder of a file to where its paths begin. */
  readonly directoryOf: (file: ComposeFile) => string;
}

export interface ResolvedBuild {
  readonly build: ComposeBuild;
  /** Another file that is not known, or that may be used or not, could say something else. */
  readonly isOpen: boolean;
  /** A service that is not known may name the Dockerfile. */
  readonly isNamedElsewhere: boolean;
}

/** The files that are read if nobody names any; Compose takes the first one. */
const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** An override file is read together with the file that it is named after. */
const overrideName = /^(?:docker-)?compose\.override\.ya?ml$/;

export function composeWorld(files: readonly ComposeFile[]): ComposeWorld {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const extended = extendedBuilds(byPath);
  const directories = includedFrom(files);
  return {
    directoryOf: (file) => directories.get(file.path) ?? '',
    resolve(service) {
      const own = extended(service);
      if (!own) return undefined;
      const base = baseOf(service.file, byPath);
      const under = base === 'unknown' ? undefined : base?.services.get(service.name);
      const isWhole = saysWhatToBuild(own.build);
      if (!under) return { ...own, isOpen: own.isOpen || (base === 'unknown' && !isWhole) };
      const overridden = extended(under);
      const isAlone = isWhole && !overrideName.test(nameOf(service.file.path));
      if (isAlone || !overridden) return { ...own, isOpen: own.isOpen || (isAlone && overridden !== undefined) };
      return {
        build: overlay(overridden.build, own.build) ?? own.build,
        isOpen: own.isOpen || overridden.isOpen,
        isNamedElsewhere: own.isNamedElsewhere && overridden.isNamedElsewhere,
      };
    },
  };
}

function saysWhatToBuild({ fields }: ComposeBuild): boolean {
  return ['context', 'dockerfile', 'dockerfile_inline'].some((name) => fields.has(name));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The file that this one may be laid over; `unknown` where there should be one. */
function baseOf(file: ComposeFile, byPath: ReadonlyMap<string, ComposeFile>): ComposeFile | 'unknown' | undefined {
  if (baseNames.includes(nameOf(file.path))) return undefined;
  const paths = baseNames.map((name) => pathIn(folderOf(file.path), name));
  const found = paths.find((path) => byPath.has(path));
  return (found === undefined ? undefined : byPath.get(found)) ?? 'unknown';
}

const deepest = 100;

function extendedBuilds(byPath: ReadonlyMap<string, ComposeFile>) {
  const known = new Map<ComposeService, ResolvedBuild | undefined>();
  let depth = 0;
  const resolve = (service: ComposeService): ResolvedBuild | undefined => {
    if (known.has(service)) return known.get(service);
    known.set(service, undefined);
    const own = ownBuild(service);
    depth++;
    const parent = depth < deepest ? parentOf(service, byPath) : undefined;
    const inherited = parent && resolve(parent);
    depth--;
    const build = overlay(inherited?.build, own);
    const isOpen = inherited?.isOpen === true || (service.extends !== undefined && !parent);
    const resolved = build && { build, isOpen, isNamedElsewhere: isOpen && !saysWhatToBuild(build) };
    known.set(service, resolved);
    return resolved;
  };
  return resolve;
}

function parentOf(service: ComposeService, byPath: ReadonlyMap<string, ComposeFile>): ComposeService | undefined {
  const { extends: parent, file } = service;
  if (!parent) return undefined;
  const from = parent.file === undefined ? file : byPath.get(pathIn(folderOf(file.path), parent.file));
  return from?.services.get(parent.service);
}

/** By the paths of files that others include with a folder of their own. */
function includedFrom(files: readonly ComposeFile[]): ReadonlyMap<string, string> {
  const directories = new Map<string, string>();
  for (const { path, includes } of files)
    for (const included of includes) {
      const where = pathIn(folderOf(path), included.path);
      if (included.projectDirectory === undefined) continue;
      directories.set(where, relativePath(folderOf(where), pathIn(folderOf(path), included.projectDirectory)));
    }
  return directories;
}
