/** A program that builds images. Others (podman, nerdctl, buildah) become further kinds. */
export interface Engine {
  /** `buildx`: docker with buildx. `docker`: without it, which is the legacy builder in current versions. */
  readonly kind: 'buildx' | 'docker';
  readonly executable: string;
}

/** Runs a command for its exit code; undefined where there is no such program. */
export type Probe = (executable: string, args: readonly string[]) => Promise<number | undefined>;

/** Looks for an engine: the one of `dockerfileStages.engine.path`, or docker on PATH. Talks to no daemon. */
export async function findEngine(configuredPath: string, probe: Probe): Promise<Engine | undefined> {
  const executable = configuredPath.trim() || 'docker';
  if ((await probe(executable, ['buildx', 'version'])) === 0) return { kind: 'buildx', executable };
  if ((await probe(executable, ['--version'])) === 0) return { kind: 'docker', executable };
  return undefined;
}

/** Remembers what was found for each configured path; what was not found is looked for again. */
export class EngineFinder {
  private readonly found = new Map<string, Engine>();

  constructor(private readonly probe: Probe) {}

  async find(configuredPath: string): Promise<Engine | undefined> {
    const known = this.found.get(configuredPath);
    if (known) return known;
    const engine = await findEngine(configuredPath, this.probe);
    if (engine) this.found.set(configuredPath, engine);
    return engine;
  }
}
