import type { Position, Range } from 'vscode-languageserver-types';
import type { Base, Dependency, Source, Stage, TriggerReference } from '../model/stageGraph';
import { insideQuotes } from '../syntax/flags';
import type { Instruction } from '../syntax/instruction';
import type { FromBody, Parts, Word } from '../syntax/parts';
import { type Span, touches } from '../util/span';
import type { Snapshot } from '../workspace/snapshot';
import { contains } from './ranges';

/**
 * A place where a stage is named, or is about to be: the base of FROM, the value of `--from=` and of a mount's
 * `from=`, the name after AS.
 */
export interface Cursor {
  readonly kind: 'base' | 'copy' | 'mount' | 'name';
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** Inside the trigger of an ONBUILD. */
  readonly inTrigger: boolean;
  /** What stands there, without quotes around it; empty where nothing has been typed yet. */
  readonly range: Range;
  /** What stands there up to the cursor. */
  readonly typed: string;
}

/** What the cursor stands on, or undefined where no stage could be named. */
export function cursorAt(snapshot: Snapshot, position: Position): Cursor | undefined {
  const stage = snapshot.graph.stageAt(position.line);
  const instruction = stage && instructionAt(stage.instructions, position.line);
  if (!stage || !instruction) return undefined;
  const offset = instruction.offsetAt(position);
  if (offset === undefined) return undefined;
  const { text } = instruction.syntax.logical;
  const spot = spotIn(instruction.parts, text, offset);
  if (!spot) return undefined;
  const { kind, span, inTrigger = false } = spot;
  const range = span ? instruction.rangeOf(span) : { start: position, end: position };
  const typed = span ? text.slice(span.start, offset) : '';
  return { kind, stage, instruction, inTrigger, range, typed };
}

/** A variable, or the name in an `ARG NAME` of a stage, which stands for a global one. */
export interface VariableCursor {
  readonly name: string;
  /** Of the name alone. */
  readonly range: Range;
  readonly instruction: Instruction;
  readonly isDeclaration: boolean;
}

/** The variable that the cursor stands on. What reads variables is loaded for the first one. */
export async function variableAt({ dockerfile }: Snapshot, position: Position): Promise<VariableCursor | undefined> {
  const instruction = instructionAt(dockerfile.instructions, position.line);
  const offset = instruction?.offsetAt(position);
  if (!instruction || offset === undefined) return undefined;
  const declared = bareArgAt(instruction, offset);
  if (declared) return { name: declared.text, range: instruction.rangeOf(declared), instruction, isDeclaration: true };
  if (!behindDollar(instruction.syntax.logical.text, offset)) return undefined;
  const { variablesIn } = await import('../syntax/variables');
  const use = variablesIn(instruction).find(({ range }) => contains(range, position));
  return use && { ...use, instruction, isDeclaration: false };
}

/** The name of an ARG without a default. */
function bareArgAt({ name, body }: Instruction, offset: number): Word | undefined {
  if (name !== 'ARG' || body.kind !== 'assignments') return undefined;
  return body.assignments.find((one) => !one.value && touches(one.name, offset))?.name;
}

/** Whether `$` or `${` stands in front of the word at `offset`; two dollar signs are a variable of their own. */
function behindDollar(text: string, offset: number): boolean {
  let start = offset;
  while (start > 0 && /\w/.test(text[start - 1])) start--;
  if (text[start - 1] === '{') start--;
  let dollars = 0;
  while (text[start - 1 - dollars] === '$') dollars++;
  return dollars % 2 === 1;
}

/** Something in a file that names a stage, an image or a context, and what it means. */
export type Reference = (Base | Dependency | TriggerReference) & { readonly source: Source; readonly range: Range };

/** What the name under the cursor means; undefined for the name after AS and where nothing is named yet. */
export function referenceAt(snapshot: Snapshot, cursor: Cursor, position: Position): Reference | undefined {
  const { stage, instruction } = cursor;
  const here = (found: { instruction: Instruction; range: Range }) =>
    found.instruction.line === instruction.line && contains(found.range, position);
  switch (cursor.kind) {
    case 'name':
      return undefined;
    case 'base':
      return stage.base.word && stage.base;
    default:
      if (cursor.inTrigger) return snapshot.graph.triggerReferences.find(here);
      return stage.dependencies.find((dependency) => dependency.kind === cursor.kind && here(dependency));
  }
}

/** The instruction in whose lines `line` stands. */
export function instructionAt(instructions: readonly Instruction[], line: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (instructions[middle].line <= line) low = middle;
    else high = middle - 1;
  }
  const found = instructions[low];
  return found && found.line <= line && line <= found.lastLine ? found : undefined;
}

interface Spot {
  readonly kind: Cursor['kind'];
  /** Absent where something is about to be typed. */
  readonly span?: Span;
  readonly inTrigger?: boolean;
}

function spotIn(parts: Parts, text: string, offset: number): Spot | undefined {
  const { body } = parts;
  switch (body.kind) {
    case 'from':
      return spotInFrom(parts, body, text, offset);
    case 'copy':
      return spotOn('copy', body.from?.value, text, offset);
    case 'run':
      for (const { options } of body.mounts) {
        for (const { key, value } of options) {
          const spot = key.text === 'from' ? spotOn('mount', value, text, offset) : undefined;
          if (spot) return spot;
        }
      }
      return undefined;
    case 'onbuild': {
      const spot = body.trigger && body.trigger.name !== 'FROM' ? spotIn(body.trigger, text, offset) : undefined;
      return spot && { ...spot, inTrigger: true };
    }
    default:
      return undefined;
  }
}

function spotInFrom(parts: Parts, body: FromBody, text: string, offset: number): Spot | undefined {
  const { base, as, stageName } = body;
  const behindFlags = parts.flags.at(-1)?.end ?? parts.keyword.end;
  if (offset <= behindFlags) return undefined;
  if (!base) return { kind: 'base' };
  const noBaseYet = /^as$/i.test(base.text) && !stageName && (as !== undefined || offset < base.start);
  if (noBaseYet && offset < base.start) return { kind: 'base' };
  return spotOn('base', base, text, offset) ?? spotOn('name', stageName, text, offset);
}

function spotOn(kind: Cursor['kind'], word: Word | undefined, text: string, offset: number): Spot | undefined {
  if (!word || !touches(word, offset)) return undefined;
  const inside = insideQuotes(text, word);
  const span = { start: inside.start, end: Math.min(inside.end, wordEnd(text, offset)) };
  return touches(span, offset) ? { kind, span } : undefined;
}

/** Where the word around `offset` ends: a quote that is still open would swallow the rest of the line. */
function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !/\s/.test(text[end])) end++;
  return end;
}
