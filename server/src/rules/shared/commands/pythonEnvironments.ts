import { runScripts } from '../../../model/runScripts';
import { type StagePlace, StageValues } from '../../../model/stageValues';
import { operands } from '../../../shell/flags';
import type { ShellCommand } from '../../../shell/shellCommand';
import type { Instruction } from '../../../syntax/instruction';
import type { InstructionSyntax } from '../../../syntax/instructionSyntax';
import type { Snapshot } from '../../../workspace/snapshot';
import { alongBases } from '../stages/alongBases';
import type { Transfer } from '../stages/transfers';

/** Absolute path of each environment that the source makes → the command that makes it. */
export function environmentsOf(
  { from }: Pick<Transfer, 'from'>,
  { graph, dockerfile }: Snapshot,
): ReadonlyMap<string, ShellCommand> {
  const made = environmentMakers(from);
  if (made.length === 0) return noEnvironments;
  const found = new Map<string, ShellCommand>();
  const values = new StageValues(graph, dockerfile.escape);
  for (const { command, place } of made) {
    const path = pathOf(command);
    const absolute = path === undefined ? undefined : values.resolve(values.expand(path, place), place);
    if (absolute !== undefined && !absolute.includes('$')) found.set(absolute.replace(/\/$/, ''), command);
  }
  return found;
}

const noEnvironments: ReadonlyMap<string, ShellCommand> = new Map();

/** A command that makes an environment, and where it stands. */
interface EnvironmentMaker {
  readonly command: ShellCommand;
  readonly place: StagePlace;
}

/** Nobody makes more of them. */
const most = 50;

const environmentMakers = alongBases<readonly EnvironmentMaker[]>(
  (stage) =>
    stage.instructions.flatMap((instruction, before) =>
      makersIn(instruction.syntax, instruction).map((command) => ({ command, place: { stage, before } })),
    ),
  (below, own) => (own.length === 0 ? below : [...below, ...own].slice(0, most)),
);

const known = new WeakMap<InstructionSyntax, readonly ShellCommand[]>();
const none: readonly ShellCommand[] = [];

function makersIn(syntax: InstructionSyntax, { parts }: Instruction): readonly ShellCommand[] {
  if (syntax.name !== 'RUN' || !/venv|virtualenv/.test(syntax.text)) return none;
  const makers = known.get(syntax) ?? runScripts(parts, syntax).flatMap(({ commands }) => commands.filter(isMaker));
  known.set(syntax, makers);
  return makers;
}

function isMaker({ name, args }: ShellCommand): boolean {
  if (name === 'virtualenv') return true;
  if (name === 'uv') return args[0]?.text === 'venv';
  return /^python[\d.]*$/.test(name) && args[0]?.text === '-m' && /^(?:venv|virtualenv)$/.test(args[1]?.text ?? '');
}

function pathOf(command: ShellCommand): string | undefined {
  const words = operands(command, ['-m', '-p', '--python', '--prompt']);
  const path = words[command.name === 'uv' ? 1 : 0];
  return path?.text;
}
