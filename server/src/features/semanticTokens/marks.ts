import { insideQuotes } from '../../syntax/flags';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import { flagsIgnored, flagsOf } from '../../syntax/keywords';
import type { AssignmentsBody, FromBody, Mount, Parts, RunBody, Word } from '../../syntax/parts';
import type { Span } from '../../util/span';
import type { ShellVariable } from './declaredVariables';
import { bitOf, typeOf } from './token';

/** A stretch of an instruction's logical text that means something. */
export interface Mark extends Span {
  /** The number of a kind of token. */
  readonly type: number;
  readonly modifiers: number;
  /** For a name of something to take from: where it begins; else below zero. Only the graph knows what it means. */
  readonly reference: number;
  /** For a variable that a shell reads: it is one of ours only where an ARG or ENV declares it. */
  readonly shellVariable: ShellVariable | undefined;
}

const none: readonly Mark[] = [];

/** What an instruction consists of, without its variables; in the order of their places. */
export function marksOf(syntax: InstructionSyntax): readonly Mark[] {
  if (syntax.isPlainRun) return none;
  let { parts } = syntax;
  while (parts.body.kind === 'onbuild' && parts.body.trigger) parts = parts.body.trigger;
  const { body, flags, name } = parts;
  const isDeclaration = name === 'ARG' || name === 'ENV';
  if (flags.length === 0 && body.kind !== 'from' && !isDeclaration) return none;
  const marks: Mark[] = [];
  const { text } = syntax.logical;
  if (flags.length > 0) markFlags(parts, text, marks);
  if (body.kind === 'from') markFrom(body, text, marks);
  if (body.kind === 'assignments' && isDeclaration) markDeclarations(body, marks);
  return marks;
}

function mark({ start, end }: Span, type: number, modifiers = 0, reference = -1): Mark {
  return { start, end, type, modifiers, reference, shellVariable: undefined };
}

function markReference(word: Word, text: string, marks: Mark[]): void {
  const inside = insideQuotes(text, word);
  marks.push(mark(inside, typeOf.image, 0, inside.start));
}

const validName = /^[a-z][a-z0-9-_.]*$/i;

function markFrom({ base, as, stageName }: FromBody, text: string, marks: Mark[]): void {
  if (base) markReference(base, text, marks);
  if (!stageName || !as || as.text.toLowerCase() !== 'as') return;
  const mistaken = validName.test(stageName.text) ? 0 : bitOf.mistaken;
  marks.push(mark(stageName, typeOf.stage, bitOf.declaration | mistaken));
}

function markDeclarations({ assignments }: AssignmentsBody, marks: Mark[]): void {
  for (const { name } of assignments) marks.push(mark(name, typeOf.variable, bitOf.declaration));
}

/** BuildKit drops the flags of some instructions without a look; they are nothing there. */
function markFlags({ name, body, flags }: Parts, text: string, marks: Mark[]): void {
  if (flagsIgnored.has(name)) return;
  const known = flagsOf(name);
  const from = body.kind === 'copy' ? body.from : undefined;
  const mounts = body.kind === 'run' ? mountsOf(body) : undefined;
  for (const flag of flags) {
    const mistaken = Object.hasOwn(known, flag.name.text) ? 0 : bitOf.mistaken;
    marks.push(mark({ start: flag.start, end: flag.name.end }, typeOf.flag, mistaken));
    const mount = mounts?.get(flag);
    if (mount) markMount(mount, text, marks);
    if (flag === from && flag.value?.text) markReference(flag.value, text, marks);
  }
}

function mountsOf({ mounts }: RunBody): ReadonlyMap<unknown, Mount> | undefined {
  return mounts.length > 0 ? new Map(mounts.map((mount) => [mount.flag, mount])) : undefined;
}

function markMount({ options, from }: Mount, text: string, marks: Mark[]): void {
  for (const { key, value } of options) {
    marks.push(mark(key, typeOf.mountKey));
    if (from?.text && value === from) markReference(from, text, marks);
  }
}
