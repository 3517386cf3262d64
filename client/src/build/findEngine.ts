import { type Engine, type EngineKind, isAtLeast, type Version } from './engine';

/** Runs a command for what it says, on its standard output; undefined where there is no such program, or it fails. */
export type Ask = (executable: string, args: readonly string[]) => Promise<string | undefined>;

/** Programs that build, in the order in which they are looked for. */
export const engineNames = ['docker', 'podman', 'nerdctl', 'buildah'] as const;
export type EngineName = (typeof engineNames)[number];

/** What the settings say: a program, and which of all it is. Both may be left open. */
export interface WantedEngine {
  /** Empty for one on PATH. */
  readonly path: string;
  readonly kind: EngineName | 'auto';
}

/** Looks for an engine by asking programs for their version, which talks to no daemon. */
export async function findEngine(wanted: WantedEngine, ask: Ask): Promise<Engine | undefined> {
  for (const executable of candidates(wanted)) {
    const said = await ask(executable, ['--version']);
    if (said === undefined) continue;
    const { name, version } = readVersion(said);
    const known = wanted.kind === 'auto' ? name : wanted.kind;
    if (known === 'docker') return findDocker(executable, version, ask);
    if (known) return { kind: known, executable, version };
  }
  return undefined;
}

function candidates({ path, kind }: WantedEngine): readonly string[] {
  if (path.trim() !== '') return [path.trim()];
  return kind === 'auto' ? engineNames : [kind];
}

/** `Docker version 28.5.2, build ecc6942`; podman and nerdctl say who they are where they are called docker. */
function readVersion(said: string): { name: EngineName | undefined; version: Version } {
  const [, word, numbers] = /^(docker|podman|nerdctl|buildah) version v?(\d+(?:\.\d+)*)?/im.exec(said) ?? [];
  const name = engineNames.find((each) => each === word?.toLowerCase());
  return { name, version: numbersOf(numbers) };
}

function numbersOf(text: string | undefined): Version {
  return text === undefined ? [] : text.split('.').map(Number);
}

async function findDocker(executable: string, version: Version, ask: Ask): Promise<Engine> {
  const said = await ask(executable, ['buildx', 'version']);
  if (said !== undefined) {
    const [, numbers] = /\bv?(\d+\.\d+(?:\.\d+)*)/.exec(said) ?? [];
    return { kind: 'buildx', executable, version: numbersOf(numbers) };
  }
  return { kind: withoutBuildx(version), executable, version };
}

/** Clients up to version 22 bring BuildKit along; later ones leave it to buildx. */
function withoutBuildx(version: Version): EngineKind {
  return isAtLeast(version, [18, 9]) && !isAtLeast(version, [23]) ? 'buildkit' : 'legacy';
}

/** Remembers what was found for each choice in the settings; what was not found is looked for again. */
export class EngineFinder {
  private readonly found = new Map<string, Promise<Engine | undefined>>();

  constructor(private readonly ask: Ask) {}

  async find(wanted: WantedEngine): Promise<Engine | undefined> {
    const key = `${wanted.kind} ${wanted.path}`;
    const asked = this.found.get(key) ?? findEngine(wanted, this.ask);
    this.found.set(key, asked);
    const engine = await asked;
    if (!engine) this.found.delete(key);
    return engine;
  }
}
