import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../../util/span';
import type { Instruction } from '../instruction';
import type { InstructionSyntax } from '../instructionSyntax';
import { lineStartsOf } from '../lineStarts';
import { textsIn } from './inParts';
import { findInShell } from './inShell';
import { nothingFound, type VariableText } from './variableUse';

const none: readonly VariableText[] = [];

/**
 * The variables of an instruction, by who expands them: one text for all words that BuildKit expands, one for each
 * text of a shell. Linear, never throws, read once for an instruction's text. What holds no dollar sign is left out.
 */
export function variableTexts(syntax: InstructionSyntax): readonly VariableText[] {
  if (!syntax.text.includes('$')) return none;
  syntax.variables ??= syntax.isPlainRun ? [plainRun(syntax)] : textsIn(syntax);
  return syntax.variables;
}

/** A span of one of the instruction's texts at its place in the document. */
export function variableRange(instruction: Instruction, { place }: VariableText, span: Span): Range {
  if (place === 'logical') return instruction.rangeOf(span);
  const { syntax, line } = instruction;
  const starts = lineStartsOf(syntax);
  const positionAt = (offset: number) => {
    const index = starts.lineOf(offset);
    return { line: line + index, character: offset - starts.startOf(index) };
  };
  return { start: positionAt(span.start), end: positionAt(span.end) };
}

/** Most instructions with a dollar sign are of this kind; nothing but the command has to be read of it. */
function plainRun({ logical: { text }, escape }: InstructionSyntax): VariableText {
  const found = nothingFound();
  findInShell({ text, start: 'RUN'.length, end: text.length, escape, data: false }, found);
  return { expander: 'shell', instruction: 'RUN', inTrigger: false, place: 'logical', ...found };
}
