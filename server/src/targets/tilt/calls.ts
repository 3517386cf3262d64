import type { NameToken, Token } from './starlark';

/** A call of a function by its name. */
export interface Call {
  readonly name: NameToken;
  readonly arguments: readonly Argument[];
  /** Behind its closing bracket, or behind its last token. */
  readonly end: number;
}

export interface Argument {
  /** `name=` in front of it. */
  readonly name: string | undefined;
  readonly tokens: readonly Token[];
}

/** All calls of the functions, not those within another such call. One that is being typed ends before the next statement. */
export function callsIn(tokens: readonly Token[], file: string, functions: ReadonlySet<string>): readonly Call[] {
  const calls: Call[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const name = tokens[at];
    if (name.kind !== 'name' || !functions.has(name.text) || !isSign(tokens[at + 1], '(') || isMethod(tokens, at))
      continue;
    const end = endOfCall(tokens, at + 2, file);
    calls.push({
      name,
      arguments: argumentsOf(tokens.slice(at + 2, end)),
      end: (isSign(tokens[end], ')') ? tokens[end] : tokens[end - 1]).end,
    });
    at = end - 1;
  }
  return calls;
}

export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** `os.getcwd(…)`, and `def name(…)`. */
function isMethod(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return isSign(before, '.') || (before?.kind === 'name' && before.text === 'def');
}

/** The index of the bracket that closes a call, or of the next statement. */
function endOfCall(tokens: readonly Token[], start: number, file: string): number {
  let depth = 0;
  let at = start;
  for (; at < tokens.length; at++) {
    if (beginsStatement(tokens, at, file)) return at;
    if (opens(tokens[at])) depth++;
    if (closes(tokens[at]) && depth-- === 0) return at;
  }
  return at;
}

function beginsStatement(tokens: readonly Token[], at: number, file: string): boolean {
  const token = tokens[at];
  const atLineStart = token.start === 0 || file[token.start - 1] === '\n';
  if (!atLineStart || token.kind !== 'name') return false;
  return isSign(tokens[at + 1], '(') || ['def', 'for', 'if', 'load'].includes(token.text);
}

function argumentsOf(tokens: readonly Token[]): readonly Argument[] {
  const parts = splitAtCommas(tokens);
  return parts.map((part) => {
    const [name, equals] = part;
    return name.kind === 'name' && isSign(equals, '=')
      ? { name: name.text, tokens: part.slice(2) }
      : { name: undefined, tokens: part };
  });
}

/** What stands between the commas that are in no brackets. */
export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (opens(token)) depth++;
    if (closes(token)) depth--;
    if (depth === 0 && isSign(token, ',')) parts.push([]);
    else parts[parts.length - 1].push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function opens(token: Token): boolean {
  return token.kind === 'sign' && /^[([{]$/.test(token.text);
}

function closes(token: Token): boolean {
  return token.kind === 'sign' && /^[)\]}]$/.test(token.text);
}
