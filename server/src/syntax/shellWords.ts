import { isSpace } from '../util/whitespace';
import { replacePattern, trimPrefix, trimSuffix } from './shellPattern';

/** The value of a variable, or undefined where it is not set. */
export type Lookup = (name: string) => string | undefined;

/** A word that cannot be expanded; the message is BuildKit's. */
export interface ExpansionError {
  readonly error: string;
  /** Whether the error hangs on a value (`${X:?}`), not on the form alone. */
  readonly dependsOnValue: boolean;
}

export interface Expanded {
  readonly text: string;
  /** Names that were looked up, in order, with repetitions. */
  readonly names: readonly string[];
}

export interface ShellOptions {
  /** The file's escape character, `\` or `` ` ``. */
  readonly escape: string;
  /** Keep quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Keep escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Leave variables that are not set as they are written. */
  readonly keepUnset?: boolean;
  /** Quotes are ordinary characters (heredoc bodies). */
  readonly ignoreQuotes?: boolean;
}

/** A word of `splitShellWords`, with its place in the text. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How deep `${a:-${b:-…}}` may nest before it is refused; BuildKit has no limit but its stack. */
const maxDepth = 500;

/** A longer value is nothing that a Dockerfile means; ARGs that double each other soon fill any memory. */
const longestValue = 100_000;

/**
 * Expands the variables of one word as BuildKit does: `$name`, `${name}` and all modifiers, quotes removed, escapes
 * taken.
 */
export function expandWord(text: string, lookup: Lookup, options: ShellOptions): Expanded | ExpansionError {
  const lexer = new ShellLexer(text, lookup, options);
  try {
    const expanded = lexer.readUntil(undefined, options.rawEscapes ?? false);
    if (expanded.length > longestValue && expanded.length > text.length)
      throw new Refusal('the value is too long', true);
    return { text: expanded, names: lexer.names };
  } catch (problem) {
    return asExpansionError(problem);
  }
}

/** Splits a line into shell words, expanded; undefined where it is not well-formed (an open quote, say). */
export function splitShellWords(text: string, lookup: Lookup, options: ShellOptions): ShellWord[] | undefined {
  const result = expandToWords(text, lookup, options);
  return 'error' in result ? undefined : result.words;
}

/** As `splitShellWords`, with the error. */
export function expandToWords(
  text: string,
  lookup: Lookup,
  options: ShellOptions,
): { readonly words: ShellWord[] } | ExpansionError {
  const lexer = new ShellLexer(text, lookup, options);
  lexer.words = new WordCollector();
  try {
    lexer.readUntil(undefined, options.rawEscapes ?? false);
  } catch (problem) {
    return asExpansionError(problem);
  }
  return { words: lexer.words.finish(text.length) };
}

class Refusal extends Error {
  constructor(
    message: string,
    readonly dependsOnValue = false,
  ) {
    super(message);
  }
}

function asExpansionError(problem: unknown): ExpansionError {
  if (problem instanceof Refusal) return { error: problem.message, dependsOnValue: problem.dependsOnValue };
  throw problem;
}

/** Cuts what the lexer puts out into words at unquoted white space. */
class WordCollector {
  private readonly list: ShellWord[] = [];
  private word = '';
  private inWord = false;
  private start = 0;

  char(char: string, at: number): void {
    if (!isSpace(char.charCodeAt(0))) this.raw(char, at);
    else if (this.inWord) this.close(at);
  }

  raw(text: string, at: number): void {
    if (!this.inWord) this.start = at;
    this.word += text;
    this.inWord = true;
  }

  string(text: string, at: number): void {
    for (const char of text) this.char(char, at);
  }

  finish(end: number): ShellWord[] {
    if (this.word.length > 0) this.close(end);
    return this.list;
  }

  private close(end: number): void {
    this.list.push({ text: this.word, start: this.start, end });
    this.word = '';
    this.inWord = false;
  }
}

const specialParameters = '@*#?-$!0';

class ShellLexer {
  readonly names: string[] = [];
  words: WordCollector | undefined;
  private at = 0;
  private depth = 0;
  /** Length of all values put in so far. */
  private size = 0;
  private rawEscapes = false;

  constructor(
    private readonly text: string,
    private readonly lookup: Lookup,
    private readonly options: ShellOptions,
  ) {}

  /** Reads up to and including `stop` (or to the end for undefined) and returns what was read, expanded. */
  readUntil(stop: string | undefined, rawEscapes: boolean): string {
    const outerWords = this.words;
    const outerRaw = this.rawEscapes;
    if (stop !== undefined) this.words = undefined;
    this.rawEscapes = rawEscapes;
    try {
      return this.readStretch(stop);
    } finally {
      this.words = outerWords;
      this.rawEscapes = outerRaw;
    }
  }

  private readStretch(stop: string | undefined): string {
    const { text, words } = this;
    let out = '';
    while (this.at < text.length) {
      const begin = this.at;
      const char = text[begin] as string;
      if (char === stop) {
        this.at++;
        return out;
      }
      if (char === '$') {
        const value = this.readVariable();
        out += value;
        words?.string(value, begin);
      } else if (char === '<' && this.options.keepUnset) {
        const value = this.readHeredocOpener();
        out += value;
        words?.raw(value, begin);
      } else if ((char === "'" || char === '"') && !this.options.ignoreQuotes) {
        const value = char === "'" ? this.readSingleQuoted() : this.readDoubleQuoted();
        out += value;
        words?.raw(value, begin);
      } else if (char === this.options.escape) {
        if (this.rawEscapes) {
          words?.raw(char, begin);
          out += char;
        }
        const next = text[begin + 1];
        this.at = Math.min(begin + 2, text.length);
        if (next === undefined) break;
        words?.raw(next, begin);
        out += next;
      } else {
        this.at++;
        words?.char(char, begin);
        out += char;
      }
    }
    if (stop !== undefined) throw new Refusal(`unexpected end of statement while looking for matching ${stop}`);
    return out;
  }

  /** `<<` or `<<-` and the blanks behind it belong to one word. */
  private readHeredocOpener(): string {
    const begin = this.at++;
    if (this.text[this.at] !== '<') return '<';
    this.at++;
    if (this.text[this.at] === '-') this.at++;
    while (this.at < this.text.length && isSpace(this.text.charCodeAt(this.at))) this.at++;
    return this.text.slice(begin, this.at);
  }

  private readSingleQuoted(): string {
    const begin = this.at;
    const end = this.text.indexOf("'", begin + 1);
    if (end < 0) {
      this.at = this.text.length;
      throw new Refusal('unexpected end of statement while looking for matching single-quote');
    }
    this.at = end + 1;
    return this.options.rawQuotes ? this.text.slice(begin, end + 1) : this.text.slice(begin + 1, end);
  }

  private readDoubleQuoted(): string {
    const { text } = this;
    const { escape, rawQuotes } = this.options;
    let out = rawQuotes ? '"' : '';
    this.at++;
    while (this.at < text.length) {
      const char = text[this.at] as string;
      if (char === '"') {
        this.at++;
        return rawQuotes ? `${out}"` : out;
      }
      if (char === '$') {
        out += this.readVariable();
        continue;
      }
      this.at++;
      if (char !== escape) {
        out += char;
        continue;
      }
      if (this.rawEscapes) out += char;
      const next = text[this.at];
      if (next === undefined) break;
      if (next === '"' || next === '$' || next === escape) {
        this.at++;
        out += next;
      } else out += char;
    }
    throw new Refusal('unexpected end of statement while looking for matching double-quote');
  }

  /** `$name`, `${name}` or `${name` + modifier + `}`. */
  private readVariable(): string {
    this.at++;
    if (this.text[this.at] !== '{') {
      const name = this.readName();
      if (name === '') return '$';
      const value = this.valueOf(name);
      return value ?? (this.options.keepUnset ? `$${name}` : '');
    }
    this.at++;
    const next = this.text[this.at];
    if (next === undefined) throw new Refusal("syntax error: missing '}'");
    if (next === '{' || next === '}' || next === ':') throw new Refusal('syntax error: bad substitution');
    if (++this.depth > maxDepth) throw new Refusal('variables are nested too deep');
    const result = this.readBraced();
    this.depth--;
    return result;
  }

  private readBraced(): string {
    const name = this.readName();
    let operator = this.text[this.at++];
    if (operator === '}') {
      const value = this.valueOf(name);
      return value ?? (this.options.keepUnset ? `\${${name}}` : '');
    }
    if (operator === undefined) throw new Refusal("syntax error: missing '}'");
    if (operator === '/') return this.readReplacement(name);
    const nullIsUnset = operator === ':';
    if (nullIsUnset) operator = this.text[this.at++];
    const written = `${nullIsUnset ? ':' : ''}${operator ?? ''}`;
    const pattern = operator === '#' || operator === '%';
    if (!operator || !'+-?#%'.includes(operator) || (nullIsUnset && pattern)) {
      throw new Refusal(`unsupported modifier (${written}) in substitution`);
    }
    const word = this.readClosed('}', pattern, "syntax error: missing '}'");
    const value = this.valueOf(name);
    if (value === undefined && this.options.keepUnset) return `\${${name}${written}${word}}`;
    return applyModifier(operator, name, value, word, nullIsUnset);
  }

  private readReplacement(name: string): string {
    const all = this.text[this.at] === '/';
    if (all) this.at++;
    const pattern = this.readClosed('/', true, "syntax error: missing '/' in a substitution");
    const replacement = this.readClosed('}', true, "syntax error: missing '}'");
    const value = this.valueOf(name);
    if (value === undefined) return this.options.keepUnset ? `\${${name}/${pattern}/${replacement}}` : '';
    return replacePattern(value, pattern, replacement, all);
  }

  private readClosed(stop: string, rawEscapes: boolean, unclosed: string): string {
    try {
      return this.readUntil(stop, rawEscapes);
    } catch (problem) {
      if (problem instanceof Refusal && this.at >= this.text.length) throw new Refusal(unclosed);
      throw problem;
    }
  }

  /** A name, a number or one special parameter; empty where there is none. */
  private readName(): string {
    const begin = this.at;
    const first = this.text[begin];
    if (first === undefined) return '';
    if (isDigit(first)) {
      while (isDigit(this.text[this.at])) this.at++;
    } else if (specialParameters.includes(first)) this.at++;
    else while (isNameChar(this.text[this.at])) this.at++;
    return this.text.slice(begin, this.at);
  }

  private valueOf(name: string): string | undefined {
    this.names.push(name);
    const value = this.lookup(name);
    this.size += value?.length ?? 0;
    if (this.size > 10 * longestValue) throw new Refusal('the value is too long', true);
    return value;
  }
}

function applyModifier(
  operator: string,
  name: string,
  value: string | undefined,
  word: string,
  nullIsUnset: boolean,
): string {
  const missing = value === undefined || (nullIsUnset && value === '');
  switch (operator) {
    case '-':
      return missing ? word : value;
    case '+':
      return missing ? '' : word;
    case '?':
      if (!missing) return value;
      throw new Refusal(
        `${name}: ${word || (value === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty')}`,
        true,
      );
    default: {
      const greedy = word.startsWith(operator);
      const pattern = greedy ? word.slice(1) : word;
      return operator === '%' ? trimSuffix(value ?? '', pattern, greedy) : trimPrefix(value ?? '', pattern, greedy);
    }
  }
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function isNameChar(char: string | undefined): boolean {
  if (char === undefined) return false;
  if ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_' || isDigit(char)) return true;
  return char > '\x7f' && /[\p{L}\p{Nd}]/u.test(char);
}
