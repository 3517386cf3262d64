import { type MappedText, mappedText, type Piece } from '../../util/mappedText';

/** A call whose texts count here. */
export interface GroovyCall {
  readonly name: string;
  /** The texts that it is given, in order; of named ones, that of `script`. */
  readonly texts: readonly MappedText[];
  /** Of the `dir(…)` blocks around it, from the outside. */
  readonly folders: readonly string[];
}

/** The shell steps and image builds of a Groovy script. Reads any text, in time that grows with its length. */
export function readGroovy(text: string): readonly GroovyCall[] {
  const calls: GroovyCall[] = [];
  const blocks: (string | undefined)[] = [];
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) break;
    at = token.lastIndex;
    const [whole, name] = found;
    if (whole === '{') blocks.push(undefined);
    else if (whole === '}') blocks.pop();
    else if (whole === '//' || whole === '/*') at = commentEnd(text, whole, at);
    else if (name === undefined) at = readText(text, found.index).end;
    else {
      const { texts, end } = readTexts(text, at);
      const opens = name === 'dir' && /^[ \t]*\)?[ \t]*\{/.exec(text.slice(end, end + 20));
      at = opens ? end + opens[0].length : end;
      if (opens) blocks.push(texts[0]?.text);
      else if (name !== 'dir') calls.push({ name, texts, folders: blocks.filter((folder) => folder !== undefined) });
    }
  }
  return calls;
}

const token =
  /(?<![\w.])(sh|bat|powershell|pwsh|dir|docker\.build)(?=[ \t]*(?:[("']|(?:label|script|returnStdout|returnStatus|encoding)[ \t]*:))|[{}"']|\/\/|\/\*/g;

function commentEnd(text: string, opening: string, at: number): number {
  const closing = opening === '//' ? '\n' : '*/';
  const found = text.indexOf(closing, at);
  return found < 0 ? text.length : found + closing.length;
}

/** The texts up to what is none of them: a name, a closing parenthesis. */
function readTexts(text: string, start: number): { texts: readonly MappedText[]; end: number } {
  const texts: MappedText[] = [];
  let at = start;
  for (;;) {
    between.lastIndex = at;
    const end = between.test(text) ? between.lastIndex : at;
    if (text[end] !== '"' && text[end] !== "'") return { texts, end: at };
    const found = readText(text, end);
    texts.push(found.text);
    at = found.end;
  }
}

/** Parentheses, commas, names of arguments, and values that are no texts. */
const between =
  /[ \t]*\(?\s*(?:,\s*)?(?:(?:label|returnStdout|returnStatus|encoding)\s*:\s*(?:true|false|"[^"\n]*"|'[^'\n]*')\s*,\s*)*(?:script\s*:\s*)?/y;

const escaped: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' };

/** `'…'`, `"…"`, and both with three quotes. One without an end goes to the end of its line. */
function readText(text: string, start: number): { text: MappedText; end: number } {
  const quote = text[start];
  const closing = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  const first = start + closing.length;
  const pieces: Piece[] = [];
  let plain = first;
  let at = first;
  while (at < text.length && !text.startsWith(closing, at) && (closing.length === 3 || text[at] !== '\n')) {
    if (text[at] !== '\\') {
      at++;
      continue;
    }
    pieces.push({ text: text.slice(plain, at), start: plain, end: at });
    const end = Math.min(at + 2, text.length);
    const char = text[at + 1] ?? '';
    pieces.push({ text: escaped[char] ?? char, start: at, end });
    plain = at = end;
  }
  pieces.push({ text: text.slice(plain, at), start: plain, end: at });
  return { text: mappedText(pieces, first), end: at + (text.startsWith(closing, at) ? closing.length : 0) };
}
