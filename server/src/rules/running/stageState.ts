import { perStageText } from '../../model/perStageText';
import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { Assignment } from '../../syntax/parts';

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
    const change = changeBy(syntax);
    if (change !== unchanged) state = changed(state, change);
  }
  return state;
}

/** The same for all of a stage; what its texts change is known as long as they stay. */
export function stateAtEnd(inherited: StageState, stage: Stage): StageState {
  return changesIn(stage).reduce(changed, inherited);
}

const changesIn = perStageText(({ instructions }) =>
  instructions.map(({ syntax }) => changeBy(syntax)).filter((change) => change !== unchanged),
);

/** What one instruction says about the state, whatever it was. */
interface Change {
  readonly state: StageState;
  readonly switches?: readonly Assignment[];
}

const unchanged: Change = { state: noState };

function changeBy(syntax: InstructionSyntax): Change {
  const change = (syntax.stateChange as Change | undefined) ?? readChange(syntax);
  syntax.stateChange = change;
  return change;
}

function readChange(syntax: InstructionSyntax): Change {
  if (syntax.isPlainRun) return unchanged;
  const { name, body } = syntax.parts;
  if (name === 'HEALTHCHECK') return { state: { healthcheck: true } };
  if (name === 'CMD' || name === 'ENTRYPOINT') return { state: { starts: true } };
  if (name === 'USER' && body.kind === 'words') return { state: { user: body.words[0]?.text ?? '' } };
  if (name === 'WORKDIR' && body.kind === 'words') return { state: { workdir: body.words[0]?.text ?? '' } };
  if (name === 'SHELL' && body.kind === 'command')
    return { state: { shell: body.command.words.map(({ text }) => text).join(' ') } };
  if ((name !== 'ENV' && name !== 'ARG') || body.kind !== 'assignments') return unchanged;
  const switches = body.assignments.filter((one) => switchNames.has(one.name.text.toUpperCase()));
  return switches.length > 0 ? { state: noState, switches } : unchanged;
}

function changed(before: StageState, { state, switches }: Change): StageState {
  if (!switches) return { ...before, ...state };
  const lines = before.switches?.split('\n') ?? [];
  const kept = lines.filter((line) => !switches.some((one) => line.startsWith(`${one.name.text}=`)));
  const set = switches.map((one) => `${one.name.text}=${one.value?.text ?? ''}`);
  return { ...before, switches: [...kept, ...set].join('\n') };
}

/** The value of one of the variables of `switches`, with the quotes that it is written with; undefined where it is not set. */
export function switchValue({ switches = '' }: StageState, name: string): string | undefined {
  const line = switches.split('\n').find((one) => one.startsWith(`${name}=`));
  return line?.slice(name.length + 1);
}

/** Whether rules would find the same with either. */
export function isSameState(a: StageState, b: StageState): boolean {
  if (a === b) return true;
  const keys = Object.keys(a) as (keyof StageState)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
