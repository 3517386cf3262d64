import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import { lineStartsOf } from '../../syntax/lineStarts';
import type { VariableText } from '../../syntax/variables/variableUse';
import { variableTexts } from '../../syntax/variables/variableUses';
import type { ShellVariable } from './declaredVariables';
import { type Mark, marksOf } from './marks';
import type { Token } from './token';
import { variableMarks, withVariables } from './variableMarks';

/** A token of an instruction, its line relative to the first one. */
export interface InstructionToken extends Token {
  /** For a name of something to take from: where that name begins. Only the graph knows what it means. */
  readonly reference: Pick<Token, 'line' | 'character'> | undefined;
  /** For a variable that a shell reads. It is one of ours only where an ARG or ENV declares it. */
  readonly shellVariable: ShellVariable | undefined;
}

const none: readonly InstructionToken[] = [];

/** What is longer was not written by hand, and nobody reads it in colours. */
const longestText = 100_000;

/** Whether the tokens of an instruction are known already. */
export function hasTokens(syntax: InstructionSyntax): boolean {
  return syntax.tokens !== undefined;
}

/** The tokens of an instruction in the order of their places, worked out once for its text. */
export function instructionTokens(syntax: InstructionSyntax): readonly InstructionToken[] {
  syntax.tokens ??= readTokens(syntax);
  return syntax.tokens as readonly InstructionToken[];
}

function readTokens(syntax: InstructionSyntax): readonly InstructionToken[] {
  if (syntax.text.length > longestText) return none;
  const marks = marksOf(syntax);
  const texts = variableTexts(syntax);
  if (texts.length === 0) return marks.length === 0 ? none : placed(syntax, marks);
  const tokens = placed(syntax, withVariables(marks, texts));
  for (const text of texts) if (text.place === 'body') addBody(syntax, text, tokens);
  return tokens.length === 0 ? none : tokens;
}

/** Marks, which come in order, as stretches of physical lines. */
function placed(syntax: InstructionSyntax, marks: readonly Mark[]): InstructionToken[] {
  const tokens: InstructionToken[] = [];
  const { starts, lines, characters } = syntax.logical;
  let stretch = 0;
  for (const { start, end, type, modifiers, reference: word, shellVariable } of marks) {
    const reference = word < 0 ? undefined : syntax.placeAt(word);
    for (let at = start; at < end; ) {
      while (stretch + 1 < starts.length && (starts[stretch + 1] as number) <= at) stretch++;
      const line = lines[stretch] as number;
      const character = (characters[stretch] as number) + at - (starts[stretch] as number);
      const next = stretch + 1 < starts.length ? Math.min(end, starts[stretch + 1] as number) : end;
      tokens.push({ line, character, length: next - at, type, modifiers, reference, shellVariable });
      at = next;
    }
  }
  return tokens;
}

/** The variables in the body of a here-document. */
function addBody(syntax: InstructionSyntax, text: VariableText, tokens: InstructionToken[]): void {
  const lines = lineStartsOf(syntax);
  for (const { start, end, type, modifiers, shellVariable } of variableMarks(text)) {
    const line = lines.lineOf(start);
    const character = start - lines.startOf(line);
    tokens.push({ line, character, length: end - start, type, modifiers, reference: undefined, shellVariable });
  }
}
