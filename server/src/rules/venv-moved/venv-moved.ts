import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { destinationOf, sourcePath } from '../../model/copyPaths';
import { runScripts } from '../../model/runScripts';
import { type StagePlace, StageValues } from '../../model/stageValues';
import { operands } from '../../shell/flags';
import type { ShellCommand } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { Snapshot } from '../../workspace/snapshot';
import { alongBases } from '../alongBases';
import type { Finding, Rule } from '../rule';
import { type Transfer, transfersOf } from '../transfers';

/** A Python environment that is copied to another path than it was made for, or to where its Python is not. */
export const venvMoved: Rule = {
  id: 'venv-moved',
  family: 'runtime',
  summary: () => l10n.t('A Python environment that is copied to another path, or away from its Python.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const transfer of transfersOf(snapshot)) {
      const environments = environmentsOf(transfer, snapshot);
      if (environments.size > 0) yield* findingsOf(transfer, environments, snapshot);
    }
  },
};

/** Absolute path of each environment that the source makes → the command that makes it. */
function environmentsOf({ from }: Transfer, { graph, dockerfile }: Snapshot): ReadonlyMap<string, ShellCommand> {
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

function* findingsOf(
  transfer: Transfer,
  environments: ReadonlyMap<string, ShellCommand>,
  { graph, dockerfile }: Snapshot,
): Generator<Finding> {
  const { body, to, index, instruction, from } = transfer;
  const values = new StageValues(graph, dockerfile.escape);
  const { path: destination } = destinationOf(body, { stage: to, before: index }, values);
  for (const word of body.sources) {
    const source = sourcePath(word, { stage: from, before: from.instructions.length }, values).replace(/\/$/, '');
    const maker = environments.get(source);
    if (!maker || destination === undefined) continue;
    // A folder's contents are copied, never the folder itself.
    const path = destination.replace(/\/$/, '');
    if (path !== source) yield { range: instruction.rangeOf(word), message: movedText(transfer, source, path) };
    else if (maker.name !== 'uv' && lacksPython(transfer))
      yield { range: instruction.rangeOf(word), message: pythonText(transfer) };
  }
}

function movedText({ from, to }: Transfer, source: string, path: string): string {
  return l10n.t(
    "The environment of stage {0} was made for '{1}', and its scripts look for Python there. Copy it to the same path in stage {2}, not to '{3}'.",
    stageLabel(from),
    source,
    stageLabel(to),
    path === '' ? '/' : path,
  );
}

/** The official images have their Python in /usr/local, systems have theirs in /usr; an environment links to one of them. */
function lacksPython({ fromImage, toImage }: Transfer): boolean {
  if (!fromImage || !toImage || fromImage.name !== 'python') return false;
  return toImage.distribution === 'distroless' || toImage.name === 'scratch';
}

function pythonText({ from, to, toImage }: Transfer): string {
  return l10n.t(
    "The environment of stage {0} runs /usr/local/bin/python, which '{2}' of stage {1} does not have there.",
    stageLabel(from),
    stageLabel(to),
    toImage?.name ?? '',
  );
}
