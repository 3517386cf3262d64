import { imageFacts } from '../images/imageFacts';
import { runScripts } from '../model/runScripts';
import type { ShellCommand, ShellScript } from '../shell/shellCommand';
import type { Instruction } from '../syntax/instruction';
import type { Parts } from '../syntax/parts';
import type { Span } from '../util/span';
import type { StageSubject } from './rule';
import { type StageState, stateAfter } from './stageState';

/** A RUN of a stage or a trigger, with what is so in front of it. */
export interface StageRun {
  readonly instruction: Instruction;
  /** Its number in the stage, FROM being 0. */
  readonly index: number;
  readonly isTrigger: boolean;
  /** Of the RUN itself. Read when somebody asks. */
  readonly parts: Parts;
  /** Read when somebody asks. */
  readonly scripts: readonly ShellScript[];
  /** What SHELL, USER and ENV have said so far. */
  readonly state: StageState;
  /** The words of SHELL; undefined where nobody has said it. */
  readonly shell: readonly string[] | undefined;
}

/** The RUNs of a stage whose text mentions something, in their order. */
export function* runsOf({ instructions, context }: StageSubject, mention = /./): Generator<StageRun> {
  let state = context.inherited;
  const ofImage = shellOfImage(context.root);
  for (const [index, instruction] of instructions.entries()) {
    if (!isRun(instruction)) state = stateAfter(state, [instruction]);
    else if (mention.test(instruction.syntax.text)) yield runAt(index, instruction, state, ofImage);
  }
}

function isRun({ name, syntax }: Instruction): boolean {
  return name === 'RUN' || (name === 'ONBUILD' && trigger(syntax)?.name === 'RUN');
}

function trigger({ parts: { body } }: Instruction['syntax']): Parts | undefined {
  return body.kind === 'onbuild' ? body.trigger : undefined;
}

function runAt(
  index: number,
  instruction: Instruction,
  state: StageState,
  ofImage: readonly string[] | undefined,
): StageRun {
  const { syntax, name } = instruction;
  const shell = state.shell?.split(' ').filter((word) => word !== '');
  return {
    instruction,
    index,
    isTrigger: name === 'ONBUILD',
    state,
    shell,
    get parts() {
      return trigger(syntax) ?? syntax.parts;
    },
    get scripts() {
      return runScripts(this.parts, syntax, shell ?? ofImage);
    },
  };
}

/** What runs the shell form in an image of Windows; undefined for all others. */
function shellOfImage(root: string | undefined): readonly string[] | undefined {
  const shell = root === undefined ? undefined : imageFacts(root).shell;
  return shell === 'cmd' || shell === 'powershell' ? [shell] : undefined;
}

/** The program of a command, up to one of its words. */
export function commandSpan({ program, start, end }: ShellCommand, last?: Span): Span {
  const from = program ?? { start, end };
  return { start: from.start, end: last && last.end > from.end ? last.end : from.end };
}

/** Whether a mount keeps what is written to one of the folders, or to one above, out of the image. */
export function isMounted({ parts }: StageRun, isFolder: (folder: string) => boolean): boolean {
  if (parts.body.kind !== 'run') return false;
  return parts.body.mounts.some(({ type, target }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const folder = (target?.text ?? '').replace(/\/+$/, '');
    return folder.includes('$') || isFolder(folder);
  });
}
