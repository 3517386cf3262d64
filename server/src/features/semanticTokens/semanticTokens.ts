import type { Range } from 'vscode-languageserver-types';
import type { Directive } from '../../syntax/dockerfile';
import type { Instruction } from '../../syntax/instruction';
import { countWhile } from '../../util/countWhile';
import type { Snapshot } from '../../workspace/snapshot';
import { perSnapshot } from '../perSnapshot';
import { declaredVariables } from './declaredVariables';
import { hasTokens, instructionTokens } from './instructionTokens';
import { meanings } from './referenceTokens';
import { TokenWriter, typeOf } from './token';

/** The tokens of a whole Dockerfile, in LSP's relative form. */
export const semanticTokens = perSnapshot((snapshot: Snapshot): number[] =>
  write(snapshot, snapshot.dockerfile.instructions, 0, Number.POSITIVE_INFINITY),
);

/** So many characters are looked at in one go. */
const atOnce = 50_000;

const progress = perSnapshot(() => ({ next: 0 }));

/**
 * Reads ahead what the tokens of a large Dockerfile need, a slice at a time: call it until it is true, with a turn of
 * the event loop in between. What is asked for earlier is answered as well, after a pause.
 */
export function readTokensAhead(snapshot: Snapshot): boolean {
  const { instructions } = snapshot.dockerfile;
  const at = progress(snapshot);
  let left = atOnce;
  while (at.next < instructions.length && left > 0) {
    const { syntax } = instructions[at.next++] as Instruction;
    if (hasTokens(syntax)) continue;
    instructionTokens(syntax);
    left -= syntax.text.length;
  }
  return at.next >= instructions.length;
}

/** The tokens on the lines of a range, in LSP's relative form; those of an instruction that reaches out of it, too. */
export function semanticTokensIn(snapshot: Snapshot, { start, end }: Range): number[] {
  const { instructions } = snapshot.dockerfile;
  const first = firstEndingAt(instructions, start.line);
  let behind = first;
  while (behind < instructions.length && (instructions[behind] as Instruction).line <= end.line) behind++;
  return write(snapshot, instructions.slice(first, behind), start.line, end.line);
}

function write(snapshot: Snapshot, instructions: readonly Instruction[], first: number, last: number): number[] {
  const writer = new TokenWriter();
  for (const directive of snapshot.dockerfile.directives) {
    if (first <= directive.line && directive.line <= last) writeDirective(writer, directive);
  }
  const meaningAt = meanings(snapshot);
  const isDeclared = declaredVariables(snapshot);
  for (const { syntax, line: top } of instructions) {
    for (const token of instructionTokens(syntax)) {
      const { line, character, length, type, modifiers, reference, shellVariable } = token;
      if (shellVariable !== undefined && !isDeclared(shellVariable, top)) continue;
      const meaning = reference && meaningAt(top + reference.line, reference.character);
      writer.write(top + line, character, length, meaning?.type ?? type, meaning?.modifiers ?? modifiers);
    }
  }
  return writer.data;
}

/** What `# syntax=` names is an image; the other values are words. */
function writeDirective(writer: TokenWriter, { key, line, keyRange, valueRange }: Directive): void {
  const lengthOf = ({ start, end }: Range) => end.character - start.character;
  writer.write(line, keyRange.start.character, lengthOf(keyRange), typeOf.directive, 0);
  if (key === 'syntax') writer.write(line, valueRange.start.character, lengthOf(valueRange), typeOf.image, 0);
}

/** Index of the first instruction that ends at or below a line. */
function firstEndingAt(instructions: readonly Instruction[], line: number): number {
  return countWhile(instructions, ({ lastLine }) => lastLine < line);
}
