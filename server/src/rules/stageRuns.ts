import type { Range } from 'vscode-languageserver-types';
import { runScripts } from '../model/runScripts';
import type { ShellScript } from '../shell/shellCommand';
import type { Instruction } from '../syntax/instruction';
import type { RunBody } from '../syntax/parts';
import type { Span } from '../util/span';
import type { StageSubject } from './rule';
import { type StageState, stateAfter } from './stageState';

/** A RUN of a stage. */
export interface StageRun {
  readonly instruction: Instruction;
  /** Its number in the stage, FROM being 0. */
  readonly index: number;
  readonly body: RunBody;
  /** None where another shell than a POSIX one runs it. */
  readonly scripts: readonly ShellScript[];
  /** How things are when it runs. */
  readonly state: StageState;
}

/** The RUNs of a stage in order, triggers left out; worked out once for all rules. */
export function stageRuns(subject: StageSubject): readonly StageRun[] {
  const runs = known.get(subject.instructions) ?? readRuns(subject);
  known.set(subject.instructions, runs);
  return runs;
}

const known = new WeakMap<readonly Instruction[], readonly StageRun[]>();

function readRuns({ instructions, context }: StageSubject): readonly StageRun[] {
  const runs: StageRun[] = [];
  let state = context.inherited;
  instructions.forEach((instruction, index) => {
    if (instruction.name !== 'RUN') state = stateAfter(state, [instruction]);
    const { parts, syntax } = instruction;
    if (instruction.name !== 'RUN' || parts.body.kind !== 'run') return;
    const scripts = runScripts(parts, syntax, state.shell?.split(' '));
    runs.push({ instruction, index, body: parts.body, scripts, state });
  });
  return runs;
}

/** Where a span of a script stands among the lines of the stage. */
export function placeIn(
  { instruction: { line } }: Pick<StageRun, 'instruction'>,
  script: ShellScript,
  span: Span,
): Range {
  const { start, end } = script.rangeOf(span);
  return { start: { ...start, line: start.line + line }, end: { ...end, line: end.line + line } };
}
