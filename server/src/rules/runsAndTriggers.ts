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
  /** Of the RUN itself. */
  readonly parts: Parts;
  readonly isTrigger: boolean;
  readonly scripts: readonly ShellScript[];
  /** What SHELL, USER and ENV have said so far. */
  readonly state: StageState;
  /** The words of SHELL; undefined where nobody has said it. */
  readonly shell: readonly string[] | undefined;
}

/** All RUNs of a stage, in their order. */
export function* runsOf({ instructions, context }: StageSubject): Generator<StageRun> {
  let state = context.inherited;
  const ofImage = shellOfImage(context.root);
  for (const instruction of instructions) {
    const parts = runIn(instruction);
    if (parts) {
      const shell = state.shell?.split(' ').filter((word) => word !== '');
      const scripts = runScripts(parts, instruction.syntax, shell ?? ofImage);
      yield { instruction, parts, isTrigger: instruction.name === 'ONBUILD', scripts, state, shell };
    } else state = stateAfter(state, [instruction]);
  }
}

/** What runs the shell form in an image of Windows; undefined for all others. */
function shellOfImage(root: string | undefined): readonly string[] | undefined {
  const shell = root === undefined ? undefined : imageFacts(root).shell;
  return shell === 'cmd' || shell === 'powershell' ? [shell] : undefined;
}

function runIn({ name, syntax }: Instruction): Parts | undefined {
  if (name === 'RUN') return syntax.parts;
  const { body } = name === 'ONBUILD' ? syntax.parts : { body: undefined };
  return body?.kind === 'onbuild' && body.trigger?.name === 'RUN' ? body.trigger : undefined;
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
