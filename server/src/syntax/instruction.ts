import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../util/span';
import type { InstructionSyntax } from './instructionSyntax';
import type { Body, Parts } from './parts';

/** One instruction at its place in a document: what its text says (`syntax`, shared and cached) and its first line. */
export class Instruction {
  constructor(
    readonly syntax: InstructionSyntax,
    /** 0-based line of the document where the instruction begins. */
    readonly line: number,
    /** Lines of comments (text without `#` and surrounding blanks) since the previous instruction, nearest last. */
    readonly comments: readonly string[],
  ) {}

  /** Upper-case keyword. */
  get name(): string {
    return this.syntax.name;
  }

  get parts(): Parts {
    return this.syntax.parts;
  }

  get body(): Body {
    return this.syntax.parts.body;
  }

  /** 0-based last line, heredoc bodies and terminators included. */
  get lastLine(): number {
    return this.line + this.syntax.lineCount - 1;
  }

  /** From the keyword to the end of the last line. */
  get range(): Range {
    const start = this.positionAt(0);
    return { start, end: { line: this.lastLine, character: this.syntax.lastLineLength } };
  }

  /** The place of a span of the logical text in the document; spans continuation lines where the text does. */
  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.endPositionAt(span.end, span.start) };
  }

  /** Where the character at `offset` of the logical text stands. */
  positionAt(offset: number): Position {
    const place = this.syntax.placeAt(offset);
    return { line: place.line + this.line, character: place.character };
  }

  /** The place right behind the character before `end`, so that a range never runs on to the next line. */
  private endPositionAt(end: number, start: number): Position {
    const place = end > start ? this.syntax.placeBehind(end - 1) : this.syntax.placeAt(end);
    return { line: place.line + this.line, character: place.character };
  }

  /** The offset in the logical text at a document position, or undefined where the position is in none of it. */
  offsetAt(position: Position): number | undefined {
    return this.syntax.offsetAt(position.line - this.line, position.character);
  }
}
