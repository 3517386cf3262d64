import { stripVTControlCharacters } from 'node:util';

const KEPT_LINES = 500;

const COLOURS = { red: 31, green: 32, cyan: 36, dim: 2 } as const;
const HEADING = /^#\d+ \[/;
const QUIET = /^#\d+ (?:CACHED$|\[internal\] )/;
const DONE = /^#\d+ DONE /;
const TROUBLE = /^(?:#\d+ )?(?:ERROR|CANCELED)\b|^ +\d+ \| >>> /;

/** A build's output on its way to the terminal: cut into lines, coloured, its end kept for reading the failure. */
export class BuildOutput {
  private pending = '';
  private readonly last: string[] = [];

  /** Text for the terminal: all complete lines so far. Chunks may be cut anywhere. */
  read(chunk: string): string {
    const lines = (this.pending + chunk).split(/\r?\n/);
    this.pending = lines.pop() ?? '';
    return lines.map((line) => this.line(line)).join('');
  }

  /** What is left without a line end. */
  end(): string {
    const rest = this.pending;
    this.pending = '';
    return rest === '' ? '' : this.line(rest);
  }

  /** The last lines, without colours. */
  get lastLines(): readonly string[] {
    return this.last;
  }

  private line(line: string): string {
    const plain = stripVTControlCharacters(line);
    this.last.push(plain);
    if (this.last.length > KEPT_LINES) this.last.shift();
    return `${plain === line ? painted(plain) : line}\r\n`;
  }
}

/** A line of plain progress in the colour of what it says; a terminal reset after it. */
export function painted(line: string): string {
  if (TROUBLE.test(line)) return paint(line, 'red');
  if (QUIET.test(line)) return paint(line, 'dim');
  if (DONE.test(line)) return paint(line, 'green');
  if (HEADING.test(line)) return paint(line, 'cyan');
  return line;
}

export function paint(text: string, colour: keyof typeof COLOURS): string {
  return `\u001b[${COLOURS[colour]}m${text}\u001b[0m`;
}
