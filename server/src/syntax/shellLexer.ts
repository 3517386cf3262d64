import { isSpace } from '../util/whitespace';
import { replacePattern, trimPrefix, trimSuffix } from './shellPattern';
import type { WordCollector } from './wordCollector';

/** The value of a variable, or undefined where it is not set. */
export type Lookup = (name: string) => string | undefined;

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

/** How deep `${a:-${b:-…}}` may nest before it is refused; BuildKit has no limit but its stack. */
const maxDepth = 500;

/** A longer value is nothing that a Dockerfile means; ARGs that double each other soon fill any memory. */
export const longestValue = 100_000;

/** What a word cannot be expanded for; the message is BuildKit's. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly dependsOnValue = false,
  ) {
    super(message);
  }
}

const specialParameters = '@*#?-$!0';

/** Goes through a text as BuildKit does; what it puts out is expanded, and cut into `words` where somebody wants them. */
export class ShellLexer {
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
    let out = '';
    while (this.at < this.text.length) {
      if (this.text[this.at] === stop) {
        this.at++;
        return out;
      }
      out += this.readNext();
    }
    if (stop !== undefined) throw new Refusal(`unexpected end of statement while looking for matching ${stop}`);
    return out;
  }

  private readNext(): string {
    const begin = this.at;
    const char = this.text[begin] as string;
    if (char === '$') {
      const value = this.readVariable();
      this.words?.string(value, begin);
      return value;
    }
    if (char === '<' && this.options.keepUnset) return this.whole(this.readHeredocOpener(), begin);
    if (char === "'" && !this.options.ignoreQuotes) return this.whole(this.readSingleQuoted(), begin);
    if (char === '"' && !this.options.ignoreQuotes) return this.whole(this.readDoubleQuoted(), begin);
    if (char === this.options.escape) return this.readEscaped();
    this.at++;
    this.words?.char(char, begin);
    return char;
  }

  /** Blanks in it end no word. */
  private whole(value: string, begin: number): string {
    this.words?.raw(value, begin);
    return value;
  }

  private readEscaped(): string {
    const begin = this.at;
    const next = this.text[begin + 1];
    this.at = Math.min(begin + 2, this.text.length);
    const escape = this.rawEscapes ? this.whole(this.options.escape, begin) : '';
    return next === undefined ? escape : escape + this.whole(next, begin);
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
