import type { Instruction } from '../syntax/instruction';

/** What a stage leaves to the stages that stand on it, as written; absent where nothing in it says so. */
export interface StageState {
  /** The last USER. */
  readonly user?: string;
  /** The last WORKDIR. */
  readonly workdir?: string;
  /** The last SHELL, its words joined by blanks. */
  readonly shell?: string;
  /** There is a HEALTHCHECK, be it NONE. */
  readonly healthcheck?: true;
  /** There is a CMD or an ENTRYPOINT. */
  readonly starts?: boolean;
  /** Those ENV and ARG that change what package managers do. */
  readonly switches?: string;
}

export const noState: StageState = {};

/** Variables that tell a command what its flags would otherwise. */
const switchNames: ReadonlySet<string> = new Set([
  'PIP_NO_CACHE_DIR',
  'UV_NO_CACHE',
  'NODE_ENV',
  'NPM_CONFIG_PRODUCTION',
  'DEBIAN_FRONTEND',
  'YARN_CACHE_FOLDER',
  'YARN_ENABLE_GLOBAL_CACHE',
  'YARN_GLOBAL_FOLDER',
  'NPM_CONFIG_CACHE',
  'PNPM_HOME',
  'BUN_INSTALL',
  'BUN_INSTALL_CACHE_DIR',
  'PIP_CACHE_DIR',
  'UV_CACHE_DIR',
  'POETRY_CACHE_DIR',
  'GOPATH',
  'GOMODCACHE',
  'GOCACHE',
  'CARGO_HOME',
  'MAVEN_CONFIG',
  'MAVEN_OPTS',
  'GRADLE_USER_HOME',
  'NUGET_PACKAGES',
  'HOME',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'GOFLAGS',
  'CGO_ENABLED',
  'SHELLOPTS',
]);

/** What is so at the end of a stage that began with `inherited`. */
export function stateAfter(inherited: StageState, instructions: readonly Instruction[]): StageState {
  let state = inherited;
  for (const { syntax } of instructions) {
    if (!syntax.isPlainRun && changes.has(syntax.name)) state = { ...state, ...changeBy(syntax.parts, state) };
  }
  return state;
}

const changes: ReadonlySet<string> = new Set([
  'USER',
  'WORKDIR',
  'SHELL',
  'ENV',
  'ARG',
  'HEALTHCHECK',
  'CMD',
  'ENTRYPOINT',
]);

function changeBy({ name, body }: Instruction['parts'], { switches = '' }: StageState): StageState {
  if (name === 'HEALTHCHECK') return { healthcheck: true };
  if (name === 'CMD' || name === 'ENTRYPOINT') return { starts: true };
  if (name === 'USER') return body.kind === 'words' ? { user: body.words[0]?.text ?? '' } : {};
  if (name === 'WORKDIR') return body.kind === 'words' ? { workdir: body.words[0]?.text ?? '' } : {};
  if (name === 'SHELL')
    return body.kind === 'command' ? { shell: body.command.words.map(({ text }) => text).join(' ') } : {};
  if (body.kind !== 'assignments') return {};
  const set = body.assignments.filter(({ name: { text } }) => switchNames.has(text.toUpperCase()));
  if (set.length === 0) return {};
  const kept = switches.split('\n').filter((line) => !set.some((one) => line.startsWith(`${one.name.text}=`)));
  return { switches: [...kept, ...set.map((one) => `${one.name.text}=${one.value?.text ?? ''}`)].join('\n') };
}

/** The value of one of the variables of `switches`, with the quotes that it is written with; undefined where it is not set. */
export function switchValue({ switches = '' }: StageState, name: string): string | undefined {
  const line = switches.split('\n').find((one) => one.startsWith(`${name}=`));
  return line?.slice(name.length + 1);
}
