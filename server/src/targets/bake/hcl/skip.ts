/** Behind blanks and comments, and over line ends too if `overLines`. */
export function skipBlanks(text: string, start: number, overLines: boolean): number {
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === ' ' || char === '\t' || char === '\r' || char === '\uFEFF') at++;
    else if (char === '\n' && overLines) at++;
    else if (char === '#' || text.startsWith('//', at)) at = endOfLine(text, at);
    else if (text.startsWith('/*', at)) at = endOfComment(text, at);
    else break;
  }
  return at;
}

export function endOfLine(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found;
}

function endOfComment(text: string, start: number): number {
  const found = text.indexOf('*/', start + 2);
  return found < 0 ? text.length : found + 2;
}

const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** The end of the word that begins at `start`; `start` itself if none does. */
export function endOfWord(text: string, start: number): number {
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : start;
}

/** Whether `${` or `%{` begins at the place. */
export function opensCode(text: string, at: number): boolean {
  return text[at + 1] === '{' && (text[at] === '$' || text[at] === '%');
}

/** Whether `$${` or `%%{` begins at the place: `${` and `%{` that are meant as they stand. */
export function escapesCode(text: string, at: number): boolean {
  return text[at] === text[at + 1] && opensCode(text, at + 1);
}

/** Behind the `}` that closes the code at `start`; what is left open ends with its line. */
export function endOfCode(text: string, start: number): number {
  const open = ['}'];
  let at = start + 2;
  while (at < text.length && text[at] !== '\n') {
    const char = text[at];
    if (open.at(-1) === '"') {
      if (char === '\\') at++;
      else if (escapesCode(text, at)) at += 2;
      else if (opensCode(text, at)) {
        open.push('}');
        at++;
      } else if (char === '"') open.pop();
    } else if (char === '"') open.push('"');
    else if (char === '{') open.push('}');
    else if (char === '}') open.pop();
    at++;
    if (open.length === 0) return at;
  }
  return Math.min(at, text.length);
}

/** Behind the closing quote of the string that begins at `start`; one that is left open ends with its line. */
export function endOfString(text: string, start: number): { readonly end: number; readonly closed: boolean } {
  let at = start + 1;
  while (at < text.length && text[at] !== '\n') {
    if (text[at] === '"') return { end: at + 1, closed: true };
    if (text[at] === '\\' && text[at + 1] !== '\n') at += 2;
    else if (escapesCode(text, at)) at += 3;
    else if (opensCode(text, at)) at = endOfCode(text, at);
    else at++;
  }
  const end = Math.min(at, text.length);
  return { end: text[end - 1] === '\r' && end - 1 > start ? end - 1 : end, closed: false };
}

const heredoc = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

/** Where the body of a heredoc begins and ends, and where its last line does; undefined if none begins at `start`. */
export function heredocAt(text: string, start: number) {
  heredoc.lastIndex = start;
  const head = heredoc.exec(text);
  if (!head) return undefined;
  const body = heredoc.lastIndex;
  for (let line = body; line < text.length; line = endOfLine(text, line) + 1) {
    const end = endOfLine(text, line);
    if (end - line < head[2].length || text.slice(line, end).trim() !== head[2]) continue;
    return { indented: head[1] === '-', body, end: line, close: text[end - 1] === '\r' ? end - 1 : end };
  }
  return { indented: head[1] === '-', body, end: text.length, close: text.length };
}

const topBlock =
  /[ \t]*(?:target|group|variable|function)[ \t]+(?:"[^"\n]{0,200}"|[\p{L}_][\p{L}\p{N}_-]{0,200})[ \t]*\{/uy;

/** Whether a block that stands at the top of a bake file begins on the line at `start`: what is open above was left open. */
export function topBlockAt(text: string, start: number): boolean {
  topBlock.lastIndex = start;
  return topBlock.test(text);
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where an expression ends: at its line's end, a bracket that it did not open, or a comma if `inList`. */
export function endOfExpression(text: string, start: number, inList: boolean): number {
  const open: string[] = [];
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === '\n' && (open.length === 0 || topBlockAt(text, at + 1))) return at;
    if (char === ',' && inList && open.length === 0) return at;
    if (closers[char]) open.push(closers[char]);
    else if (char === ')' || char === ']' || char === '}') {
      const opened = open.lastIndexOf(char);
      if (opened < 0) return at;
      open.length = opened;
    }
    at = behind(text, at);
  }
  return at;
}

/** Behind the character, comment, string or heredoc at a place. */
function behind(text: string, at: number): number {
  const char = text[at];
  if (char === '"') return endOfString(text, at).end;
  if (char === '<') return heredocAt(text, at)?.close ?? at + 1;
  if (char === '#' || text.startsWith('//', at)) return endOfLine(text, at);
  if (text.startsWith('/*', at)) return endOfComment(text, at);
  return at + 1;
}
