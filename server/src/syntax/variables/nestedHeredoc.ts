import type { Span } from '../../util/span';

/** A here-document that a command in the text of a shell opens. */
export interface NestedHeredoc {
  readonly name: string;
  /** `<<-`: tabs in front of the terminator are no matter. */
  readonly chomp: boolean;
  /** Variables in its body are left alone. */
  readonly quoted: boolean;
  /** Behind the opener. */
  readonly end: number;
}

const opener = /<<(-?)[ \t]*(\\|["']?)([\w.-]+)\2?/y;

/** The opener at `at`; undefined where none stands there. */
export function nestedHeredocAt(text: string, at: number): NestedHeredoc | undefined {
  opener.lastIndex = at;
  const match = opener.exec(text);
  if (!match) return undefined;
  const [all, dash, quote = '', name = ''] = match;
  return { name, chomp: dash === '-', quoted: quote !== '', end: at + all.length };
}

/** The line that ends the body that begins at `start`; undefined where there is none before `end`. */
export function terminatorOf(
  { name, chomp }: NestedHeredoc,
  text: string,
  start: number,
  end: number,
): Span | undefined {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    const line = text.slice(at, stop).replace(/\r$/, '');
    if ((chomp ? line.replace(/^\t+/, '') : line) === name) return { start: at, end: stop };
    at = stop + 1;
  }
  return undefined;
}
