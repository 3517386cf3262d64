import type { Instruction } from '../syntax/instruction';
import type { InstructionSyntax } from '../syntax/instructionSyntax';
import type { Assignment, Flag, Parts, Word } from '../syntax/parts';
import type { ShellAssignment, VariableText, VariableUse } from '../syntax/variables/variableUse';
import { variableTexts } from '../syntax/variables/variableUses';

/** All that one instruction has to do with one name. */
export interface Mentions {
  readonly instruction: Instruction;
  /** Upper-case; that of the trigger for an ONBUILD. */
  readonly keyword: string;
  readonly inTrigger: boolean;
  /** What an ARG or ENV gives that name. */
  readonly declared: readonly Assignment[];
  readonly texts: readonly MentioningText[];
  /** In a `RUN --mount=type=secret,env=NAME`, where its commands have a secret by that name. */
  readonly secret: Word | undefined;
}

/** A text in which the name is used or, by a shell, assigned. */
export interface MentioningText {
  readonly text: VariableText;
  /** In the order of their places. */
  readonly places: readonly Mention[];
}

export type Mention = Pick<VariableUse, 'nameSpan'> & ({ readonly access: 'use' } | Assigned);
type Assigned = { readonly access: 'assignment' } & Pick<ShellAssignment, 'certain'>;

/** What an instruction has to do with `name`; undefined for most, at the price of looking for the name. */
export function mentionsOf(instruction: Instruction, name: string): Mentions | undefined {
  const { syntax } = instruction;
  if (!holds(syntax, name)) return undefined;
  const texts: MentioningText[] = [];
  for (const text of variableTexts(syntax)) {
    const places = placesIn(text, name);
    if (places.length > 0) texts.push({ text, places });
  }
  if (syntax.isPlainRun)
    return found({ instruction, keyword: 'RUN', inTrigger: false, declared: none, texts, secret: undefined });
  const parts = innermost(syntax.parts);
  const declared = parts ? declaredIn(parts).filter((one) => one.name.text === name) : none;
  const secret = parts && secretNames(parts).findLast(({ text }) => text === name);
  return found({ instruction, keyword: parts?.name ?? '', inTrigger: parts !== syntax.parts, declared, texts, secret });
}

/** Whether the name may stand in the instruction: over the end of a line too, or with quotes in it in a flag. */
function holds(syntax: InstructionSyntax, name: string): boolean {
  if (syntax.text.includes(name)) return true;
  if (syntax.headLines > 1 && splitWord.test(syntax.text) && syntax.logical.text.includes(name)) return true;
  return !syntax.isPlainRun && syntax.text.includes('$') && syntax.parts.flags.some(isCooked);
}

function isCooked({ value }: Flag): boolean {
  return value !== undefined && value.text.length !== value.end - value.start;
}

const splitWord = /\w[\\`][ \t]*\r?\n/;

const none: readonly Assignment[] = [];
const declares: ReadonlySet<string> = new Set(['ARG', 'ENV']);

function found(mentions: Mentions): Mentions | undefined {
  const { declared, texts, secret } = mentions;
  return declared.length + texts.length > 0 || secret ? mentions : undefined;
}

/** What an ARG or ENV, or a trigger that is one, declares. */
export function declarationsIn(instruction: Instruction): readonly Assignment[] {
  const parts = instruction.syntax.isPlainRun ? undefined : innermost(instruction.parts);
  return parts ? declaredIn(parts) : none;
}

/** The names by which the commands of a RUN have secrets in their environment. */
export function secretsIn(instruction: Instruction): readonly Word[] {
  const parts = instruction.syntax.isPlainRun ? undefined : innermost(instruction.parts);
  return parts ? secretNames(parts) : [];
}

function secretNames({ body }: Parts): readonly Word[] {
  if (body.kind !== 'run') return [];
  return body.mounts.flatMap(({ type, options }) =>
    type === 'secret' ? options.flatMap(({ key, value }) => (key.text === 'env' && value ? [value] : [])) : [],
  );
}

function declaredIn({ name, body }: Parts): readonly Assignment[] {
  return body.kind === 'assignments' && declares.has(name) ? body.assignments : none;
}

/** The instruction, or what is to be triggered by it. */
function innermost(parts: Parts): Parts | undefined {
  if (parts.body.kind !== 'onbuild') return parts;
  return parts.body.trigger && innermost(parts.body.trigger);
}

function placesIn({ uses, assignments }: VariableText, name: string): readonly Mention[] {
  const places: Mention[] = [];
  for (const use of uses) if (use.name === name) places.push({ access: 'use', nameSpan: use.nameSpan });
  for (const { name: assigned, nameSpan, certain } of assignments) {
    if (assigned === name) places.push({ access: 'assignment', nameSpan, certain });
  }
  return places.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}
