import { isBlank, skipSpaces, trimSpace } from '../util/whitespace';
import { type HeredocBody, HeredocReader } from './heredocBodies';
import { heredocOpeners } from './heredocOpeners';
import { Instruction } from './instruction';
import { InstructionSyntax } from './instructionSyntax';
import { heredocInstructions } from './keywords';
import { contentStart, continuationAt, joinLines, lineAt } from './logicalText';
import { parseParts } from './parseParts';
import type { Parts } from './parts';

const hash = 0x23;
const noComments: readonly string[] = [];

/** Reads one instruction after the other. Between instructions it has no state but its place and the escape character. */
export class Scanner {
  /** Where the next instruction, or what stands in front of it, begins. */
  offset: number;
  /** 0-based line of `offset`. */
  line: number;
  private readonly escapeCode: number;
  private readonly heredocs: HeredocReader;
  private readonly partial: boolean;
  /** Where the next `<<` at or behind `offset` stands, as far as it was looked for; infinite where there is none. */
  private nextOpener = -1;

  constructor(
    private readonly text: string,
    private readonly escape: '\\' | '`',
    from?: { readonly offset: number; readonly line: number },
  ) {
    this.offset = from?.offset ?? 0;
    this.line = from?.line ?? 0;
    this.partial = from !== undefined;
    this.escapeCode = escape.charCodeAt(0);
    this.heredocs = new HeredocReader(text);
  }

  /** The next instruction with the comments in front of it, or undefined at the end of the text. */
  next(): Instruction | undefined {
    const { text } = this;
    let comments: string[] | undefined;
    let at = this.offset;
    let line = this.line;
    while (at < text.length) {
      const physical = lineAt(text, at);
      const first = contentStart(text, physical);
      if (first === physical.end) {
        at = physical.next;
        line++;
      } else if (text.charCodeAt(first) === hash) {
        comments = withComment(comments ?? [], text, physical.start, first, physical.end);
        at = physical.next;
        line++;
      } else return this.read(at, first, line, comments ?? noComments);
    }
    this.offset = text.length;
    this.line = line;
    return undefined;
  }

  private read(start: number, first: number, line: number, comments: readonly string[]): Instruction {
    const head = this.readHead(start, first);
    const bodies = this.readBodies(start, first, head);
    const end = bodies?.end ?? head.next;
    const lineCount = bodies?.lineCount ?? head.lines;
    const syntax = new InstructionSyntax(
      this.slice(start, withoutLineBreak(this.text, start, end)),
      head.lines,
      bodies?.bodies ?? [],
      lineCount,
      this.escape,
    );
    this.offset = end;
    this.line = line + lineCount;
    return new Instruction(syntax, line, comments);
  }

  /** The instruction's own lines: those that continue, and the first that does not. */
  private readHead(start: number, first: number): Head {
    const { text, escapeCode } = this;
    let physical = lineAt(text, start);
    let open = continuationAt(text, first, physical.end, escapeCode) !== undefined;
    let lines = 1;
    while (open && physical.next < text.length) {
      physical = lineAt(text, physical.next);
      lines++;
      const content = skipSpaces(text, physical.start, physical.end);
      if (content === physical.end || text.charCodeAt(content) === hash) continue;
      open = continuationAt(text, physical.start, physical.end, escapeCode) !== undefined;
    }
    return { lines, next: physical.next };
  }

  private readBodies(start: number, first: number, head: Head) {
    if (this.openerFrom(first) >= head.next || !mayHaveHeredoc(this.text, first)) return undefined;
    const logical = this.logicalOf(start, first, head);
    // Only the JSON form, which has none, needs a closer look; ONBUILD needs it for its trigger.
    const simple = !logical.includes('[') && heredocInstructions.has(keywordOf(logical));
    if (!simple && !acceptsHeredoc(parseParts(logical, this.escape, noBodies))) return undefined;
    const openers = heredocOpeners(logical);
    return openers.length === 0 ? undefined : this.heredocs.read(openers, head.next, head.lines);
  }

  private logicalOf(start: number, first: number, { lines, next }: Head): string {
    const alone = lines === 1 && this.text.charCodeAt(next - 1) === 0x0a;
    if (alone) return this.text.slice(first, lineAt(this.text, first).end);
    return joinLines(this.text.slice(start, next), lines, this.escapeCode).text;
  }

  private openerFrom(offset: number): number {
    if (this.nextOpener < offset) {
      const found = this.text.indexOf('<<', offset);
      this.nextOpener = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.nextOpener;
  }

  /** A copy of its own where only a part is scanned, so that it does not keep a whole older text alive. */
  private slice(start: number, end: number): string {
    const piece = this.text.slice(start, end);
    return this.partial ? detached(piece) : piece;
  }
}

interface Head {
  readonly lines: number;
  /** Offset behind the last line. */
  readonly next: number;
}

const noBodies: readonly HeredocBody[] = [];

/** Comments are collected as BuildKit collects them: an empty one forgets those above it. */
function withComment(comments: string[], text: string, start: number, first: number, end: number): string[] {
  const bom = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const comment = trimSpace(text.slice(Math.min(start + bom + 1, end), end));
  if (comment === '' && first === start + bom) return [];
  comments.push(comment);
  return comments;
}

/** The first word, upper-case, as far as it could be a keyword. */
function keywordOf(text: string, first = 0): string {
  let end = first;
  while (end < text.length && end - first < 12 && !isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== 0x0a)
    end++;
  return text.slice(first, end).toUpperCase();
}

function mayHaveHeredoc(text: string, first: number): boolean {
  const word = keywordOf(text, first);
  // A keyword may be cut by a continuation: then it has to be looked at.
  return heredocInstructions.has(word) || word === 'ONBUILD' || /[\\`]/.test(word);
}

function acceptsHeredoc(parts: Parts): boolean {
  const { body } = parts;
  if (body.kind === 'onbuild') return body.trigger !== undefined && acceptsHeredoc(body.trigger);
  if (!heredocInstructions.has(parts.name)) return false;
  if (body.kind === 'copy') return !body.json;
  return body.kind !== 'run' || body.command.form !== 'exec';
}

function withoutLineBreak(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 0x0a ? end - 1 : end;
}

/** A flat copy that shares no memory with the text it was cut from. */
function detached(piece: string): string {
  return piece.length < 13 ? piece : ` ${piece}`.slice(1);
}
