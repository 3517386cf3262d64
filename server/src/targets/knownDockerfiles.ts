/** A Dockerfile of the workspace. */
export interface KnownDockerfile {
  /** Slashes, from the root of its folder. */
  readonly path: string;
  /** The names of its stages in their order; undefined for those without. */
  readonly stages: readonly (string | undefined)[];
}

/** All Dockerfiles of a folder, for questions about one reference after the other. */
export interface KnownDockerfiles {
  readonly isThere: (path: string) => boolean;
  /** Whether the Dockerfile at the path has the stage, by its name in any case or by its number. */
  readonly hasStage: (path: string, target: string) => boolean;
  /** The Dockerfiles with a stage of that name. */
  readonly withStage: (target: string) => readonly string[];
}

export function knownDockerfiles(dockerfiles: Iterable<KnownDockerfile>): KnownDockerfiles {
  const stages = new Map<string, { readonly names: ReadonlySet<string>; readonly count: number }>();
  const byStage = new Map<string, string[]>();
  for (const { path, stages: written } of dockerfiles) {
    const names = new Set(written.flatMap((name) => (name === undefined ? [] : [name.toLowerCase()])));
    stages.set(path, { names, count: written.length });
    for (const name of names) {
      const paths = byStage.get(name);
      if (paths) paths.push(path);
      else byStage.set(name, [path]);
    }
  }
  return {
    isThere: (path) => stages.has(path),
    hasStage(path, target) {
      const found = stages.get(path);
      if (!found) return false;
      return found.names.has(target.toLowerCase()) || (/^\d+$/.test(target) && Number(target) < found.count);
    },
    withStage: (target) => byStage.get(target.toLowerCase()) ?? [],
  };
}
