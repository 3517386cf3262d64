import type { HeredocOpener } from './heredocOpeners';
import { lineAt } from './logicalText';

/** Where the body of a here-document stands, in lines relative to the instruction's first line. */
export interface HeredocBody {
  readonly opener: HeredocOpener;
  readonly bodyStart: number;
  /** Line of the terminator, or the line behind the body where there is none. */
  readonly bodyEnd: number;
  readonly terminated: boolean;
}

export interface ReadBodies {
  readonly bodies: readonly HeredocBody[];
  /** Offset behind the last line that was taken. */
  readonly end: number;
  readonly lineCount: number;
  readonly terminated: boolean;
}

/**
 * Finds the bodies of here-documents. It remembers which terminators the rest of the text lacks, so that a file full
 * of openers that are never closed is still read in linear time.
 */
export class HeredocReader {
  private lastLines: Map<string, number> | undefined;

  constructor(private readonly text: string) {}

  /**
   * Reads the bodies for `openers` in order, the first of which begins at offset `start`.
   * An unterminated one ends before the next line that begins a stage, so that the stages below are still seen.
   */
  read(openers: readonly HeredocOpener[], start: number, firstLine: number): ReadBodies {
    const bodies: HeredocBody[] = [];
    let at = start;
    let line = firstLine;
    for (const opener of openers) {
      const body = this.readOne(opener, at);
      bodies.push({ opener, bodyStart: line, bodyEnd: line + body.lines, terminated: body.terminated });
      at = body.end;
      line += body.lines + (body.terminated ? 1 : 0);
      if (!body.terminated) return { bodies, end: at, lineCount: line, terminated: false };
    }
    return { bodies, end: at, lineCount: line, terminated: true };
  }

  private readOne(opener: HeredocOpener, start: number): Body {
    if (this.isAbsent(opener, start)) return this.recover(start);
    let at = start;
    let lines = 0;
    while (at < this.text.length) {
      const line = lineAt(this.text, at);
      const content = opener.chomp ? skipTabs(this.text, line.start, line.end) : line.start;
      if (line.end - content === opener.name.length && this.text.startsWith(opener.name, content)) {
        return { lines, end: line.next, terminated: true };
      }
      lines++;
      at = line.next;
    }
    this.lastLines = indexLines(this.text);
    return this.recover(start);
  }

  /** Known only after a first terminator was missing. */
  private isAbsent(opener: HeredocOpener, start: number): boolean {
    if (!this.lastLines) return false;
    return (this.lastLines.get((opener.chomp ? '\t' : '') + opener.name) ?? -1) < start;
  }

  private recover(start: number): Body {
    let at = start;
    let lines = 0;
    while (at < this.text.length) {
      const line = lineAt(this.text, at);
      if (stageStart.test(this.text.slice(line.start, Math.min(line.end, line.start + 80)))) break;
      lines++;
      at = line.next;
    }
    return { lines, end: at, terminated: false };
  }
}

interface Body {
  readonly lines: number;
  readonly end: number;
  readonly terminated: boolean;
}

const stageStart = /^[ \t]*FROM[ \t]/i;

function skipTabs(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === 0x09) at++;
  return at;
}

/** Offset of the last line with each content; contents without their leading tabs are kept under a tab. */
function indexLines(text: string): Map<string, number> {
  const last = new Map<string, number>();
  for (let at = 0; at < text.length; ) {
    const line = lineAt(text, at);
    last.set(text.slice(line.start, line.end), line.start);
    last.set(`\t${text.slice(skipTabs(text, line.start, line.end), line.end)}`, line.start);
    at = line.next;
  }
  return last;
}
