import type { Range } from 'vscode-languageserver-types';
import { imageFacts } from '../../../images/imageFacts';
import { runScripts } from '../../../model/runScripts';
import type { ShellScript } from '../../../shell/shellCommand';
import type { Instruction } from '../../../syntax/instruction';
import type { InstructionSyntax } from '../../../syntax/instructionSyntax';
import type { Parts, RunBody } from '../../../syntax/parts';
import type { Span } from '../../../util/span';
import type { StageSubject } from '../../rule';
import { type StageState, stateAfter } from '../../running/stageState';
import type { Mention } from '../texts/mentions';

/** A RUN of a stage or a trigger, with what is so in front of it. */
export interface StageRun {
  readonly instruction: Instruction;
  /** Its number in the stage, FROM being 0. */
  readonly index: number;
  readonly isTrigger: boolean;
  /** Of the RUN itself. Read when somebody asks, as all that follows. */
  readonly parts: Parts;
  readonly body: RunBody;
  /** None where another shell than a POSIX one runs it. */
  readonly scripts: readonly ShellScript[];
  /** What SHELL, USER and ENV have said so far. */
  readonly state: StageState;
  /** The words of SHELL; undefined where nobody has said it. */
  readonly shell: readonly string[] | undefined;
}

/** The RUNs of a stage in order, triggers left out; only those whose text mentions something, if that is given. */
export function stageRuns(subject: StageSubject, mentions?: Mention): readonly StageRun[] {
  const { own } = runsIn(subject);
  return mentions ? own.filter(({ instruction: { syntax } }) => mentions(syntax)) : own;
}

/** The same with triggers. */
export function runsOf(subject: StageSubject, mentions?: Mention): readonly StageRun[] {
  const { all } = runsIn(subject);
  return mentions ? all.filter(({ instruction: { syntax } }) => mentions(syntax)) : all;
}

interface Runs {
  readonly own: readonly StageRun[];
  readonly all: readonly StageRun[];
}

/** Gone through once for all rules. */
function runsIn(subject: StageSubject): Runs {
  const runs = known.get(subject.instructions) ?? readRuns(subject);
  known.set(subject.instructions, runs);
  return runs;
}

const known = new WeakMap<readonly Instruction[], Runs>();

function readRuns({ instructions, context }: StageSubject): Runs {
  const all: StageRun[] = [];
  const ofImage = shellOfImage(context.root);
  let state = context.inherited;
  instructions.forEach((instruction, index) => {
    if (isRun(instruction.syntax)) all.push(new RunInStage(instruction, index, state, ofImage));
    else state = stateAfter(state, [instruction]);
  });
  return { all, own: all.some(({ isTrigger }) => isTrigger) ? all.filter(({ isTrigger }) => !isTrigger) : all };
}

function isRun(syntax: InstructionSyntax): boolean {
  const { name } = syntax;
  return name === 'RUN' || (name === 'ONBUILD' && triggerOf(syntax)?.name === 'RUN');
}

function triggerOf({ parts: { body } }: InstructionSyntax): Parts | undefined {
  return body.kind === 'onbuild' ? body.trigger : undefined;
}

/** What runs the shell form in an image of Windows; undefined for all others. */
function shellOfImage(root: string | undefined): readonly string[] | undefined {
  const shell = root === undefined ? undefined : imageFacts(root).shell;
  return shell === 'cmd' || shell === 'powershell' ? [shell] : undefined;
}

class RunInStage implements StageRun {
  private read: readonly ShellScript[] | undefined;

  constructor(
    readonly instruction: Instruction,
    readonly index: number,
    readonly state: StageState,
    private readonly ofImage: readonly string[] | undefined,
  ) {}

  get isTrigger(): boolean {
    return this.instruction.name === 'ONBUILD';
  }

  get parts(): Parts {
    const { syntax } = this.instruction;
    return triggerOf(syntax) ?? syntax.parts;
  }

  get body(): RunBody {
    return this.parts.body as RunBody;
  }

  get shell(): readonly string[] | undefined {
    return this.state.shell?.split(' ').filter((word) => word !== '');
  }

  get scripts(): readonly ShellScript[] {
    this.read ??= runScripts(this.parts, this.instruction.syntax, this.shell ?? this.ofImage);
    return this.read;
  }
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
