import type { ShellScript } from '../shell/shellCommand';
import type { Instruction } from '../syntax/instruction';
import { defaultShell, runScripts } from './runScripts';
import type { Stage, StageGraph } from './stageGraph';

/** A script of a RUN that a tool for shell scripts can look at. */
export interface CheckedScript {
  readonly text: string;
  /** What runs it: `sh`, `bash`, `dash`, `ksh`. */
  readonly dialect: string;
  readonly script: ShellScript;
  readonly instruction: Instruction;
}

/** The scripts of all RUNs, those of triggers too, in file order, each with the shell that its stage has there. */
export function* checkedScripts(graph: StageGraph): Generator<CheckedScript> {
  const shells = new Map<Stage, readonly string[]>();
  for (const stage of graph.stages) {
    const { source } = stage.base;
    let shell = (source.kind === 'stage' ? shells.get(source.stage) : undefined) ?? defaultShell;
    for (const instruction of stage.instructions) {
      const { syntax } = instruction;
      if (syntax.name === 'SHELL') shell = shellOf(instruction) ?? shell;
      if (syntax.name !== 'RUN' && syntax.name !== 'ONBUILD') continue;
      yield* scriptsOf(instruction, shell);
    }
    shells.set(stage, shell);
  }
}

function shellOf({ body }: Instruction): readonly string[] | undefined {
  if (body.kind !== 'command') return undefined;
  const words = body.command.words.map(({ text }) => text);
  return words.length > 0 ? words : undefined;
}

function* scriptsOf(instruction: Instruction, shell: readonly string[]): Generator<CheckedScript> {
  const { parts, syntax } = instruction;
  const inner = parts.body.kind === 'onbuild' ? parts.body.trigger : parts;
  if (inner?.name !== 'RUN') return;
  for (const script of runScripts(parts, syntax, shell)) {
    const dialect = dialectOf(script.shebang ?? shell);
    if (!script.isExec && dialect !== undefined && script.text.trim() !== '') {
      yield { text: script.text, dialect, script, instruction };
    }
  }
}

/** What ShellCheck calls a shell; `ash` is close to `dash`. Undefined for those that it does not know. */
function dialectOf(command: readonly string[]): string | undefined {
  const programs = command.map((word) => word.slice(word.lastIndexOf('/') + 1));
  const name = programs[0] === 'env' ? programs.slice(1).find((word) => !word.startsWith('-')) : programs[0];
  return dialects[name ?? ''];
}

const dialects: Readonly<Record<string, string>> = {
  sh: 'sh',
  ash: 'dash',
  dash: 'dash',
  bash: 'bash',
  ksh: 'ksh',
};
