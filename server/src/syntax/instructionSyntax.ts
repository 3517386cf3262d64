import { countWhile } from '../util/countWhile';
import type { HeredocBody } from './heredocBodies';
import { joinLines, type LogicalText, lineAt } from './logicalText';
import { parseParts } from './parseParts';
import type { Parts } from './parts';
import type { VariableText } from './variables/variableUse';

/** Bits of `InstructionSyntax.traits`. */
export const Trait = {
  none: 0,
  from: 1,
  arg: 2,
  /** BuildKit refuses something in it. */
  refused: 4,
} as const;

/** A place inside an instruction: the line is relative to its first line, the character that of the document. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/**
 * What one instruction's text says, whatever its place in a document: all positions are relative to its first line.
 * Made by the scanner, kept as long as the text stays, read lazily.
 */
export class InstructionSyntax {
  /** What the model derives from this text alone, kept as long as the text is. Owned by `model/instructionFacts.ts`. */
  derived: unknown;
  /** For a FROM: what the model derives from its whole stage. Owned by `model/stageDigest.ts`. */
  stage: unknown;
  /** What the rules find in this text. Owned by `rules/instructionFindings.ts`. */
  findings: unknown;
  /** For a FROM: what the rules find in its stage. Owned by `rules/stageFindings.ts`. */
  stageFindings: unknown;
  /** What it changes in the state of its stage. Owned by `rules/stageState.ts`. */
  stateChange: unknown;
  /** Which words the rules look for are in it: those that were looked for, and those that were found, as bits. Owned by `rules/mentions.ts`. */
  lookedFor = 0;
  mentioned = 0;
  /** What colours it, kept as long as the text is. Owned by `features/semanticTokens/instructionTokens.ts`. */
  tokens: unknown;
  /** The variables in this text, once somebody asked. Owned by `variableUses.ts`. */
  variables: readonly VariableText[] | undefined;
  private joined: LogicalText | undefined;
  private parsed: Parts | undefined;
  private endLength: number | undefined;
  private plain: boolean | undefined;
  private known = -1;

  constructor(
    /** The physical lines, heredoc bodies included, without the line break at the end. */
    readonly text: string,
    /** How many physical lines the instruction proper has; heredoc bodies follow. */
    readonly headLines: number,
    readonly heredocs: readonly HeredocBody[],
    readonly lineCount: number,
    /** `\` or `` ` `` */
    readonly escape: '\\' | '`',
  ) {}

  /** The joined lines. Heredoc bodies are not part of it. */
  get logical(): LogicalText {
    this.joined ??= joinLines(this.text, this.headLines, this.escape.charCodeAt(0));
    return this.joined;
  }

  get parts(): Parts {
    this.parsed ??= parseParts(this.logical.text, this.escape, this.heredocs);
    return this.parsed;
  }

  /**
   * A RUN in shell form without flags: it names nothing and BuildKit refuses nothing in it, so that nobody needs to
   * look inside. Known from its first line alone.
   */
  get isPlainRun(): boolean {
    this.plain ??= this.heredocs.length === 0 && plainRun.test(this.text.slice(0, 200));
    return this.plain;
  }

  /** Upper-case keyword; does not look inside a plain RUN. */
  get name(): string {
    return this.isPlainRun ? 'RUN' : this.parts.name;
  }

  /** What a pass over a whole file wants to know at a glance: a sum of `Trait`s. */
  get traits(): number {
    if (this.known < 0) this.known = this.readTraits();
    return this.known;
  }

  private readTraits(): number {
    if (this.isPlainRun) return Trait.none;
    const { name, problems } = this.parts;
    const refused = problems.length > 0 || this.heredocs.some(({ terminated }) => !terminated);
    const kind = name === 'FROM' ? Trait.from : name === 'ARG' ? Trait.arg : Trait.none;
    return kind + (refused ? Trait.refused : Trait.none);
  }

  /** Length of the last physical line, `\r` not counted. */
  get lastLineLength(): number {
    this.endLength ??= this.measureLastLine();
    return this.endLength;
  }

  private measureLastLine(): number {
    const start = this.text.lastIndexOf('\n') + 1;
    return lineAt(this.text, start).end - start;
  }

  /** Where the character at `offset` of the logical text stands. */
  placeAt(offset: number): Place {
    return this.placeIn(this.stretchAt(offset), offset);
  }

  /** The place right behind the character at `offset`, on its line. */
  placeBehind(offset: number): Place {
    const place = this.placeAt(offset);
    return { line: place.line, character: place.character + 1 };
  }

  /** Offset in the logical text of a place, undefined for places in comments, heredoc bodies and behind the text. */
  offsetAt(line: number, character: number): number | undefined {
    const { starts, lines, characters, text } = this.logical;
    const stretch = lines.indexOf(line);
    if (stretch < 0) return undefined;
    const start = starts[stretch] as number;
    const end = starts[stretch + 1] ?? text.length;
    const offset = start + character - (characters[stretch] as number);
    if (offset < start) return undefined;
    return Math.min(offset, end);
  }

  private placeIn(stretch: number, offset: number): Place {
    const { starts, lines, characters } = this.logical;
    return { line: lines[stretch] ?? 0, character: (characters[stretch] ?? 0) + offset - (starts[stretch] ?? 0) };
  }

  /** Index of the last stretch that begins at or before `offset`. */
  private stretchAt(offset: number): number {
    const { starts } = this.logical;
    return Math.max(0, countWhile(starts, (start) => start <= offset) - 1);
  }
}

/** Not a flag, not JSON, no comment or line end right behind the keyword. */
const plainRun = /^\s*RUN[ \t]+[^\s[\-<\\`]/i;
