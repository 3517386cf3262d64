import type { ShellCommand, ShellWord } from './shellCommand';

/** A flag of a command; `-qy` is two. */
export interface ShellFlag {
  /** Without dashes: `y`, `yes`. */
  readonly name: string;
  /** What follows an equals sign. */
  readonly value: string | undefined;
  /** The word that it stands in. */
  readonly word: ShellWord;
}

/** All flags in front of `--`, in their order. */
export function flagsOf({ args }: ShellCommand): readonly ShellFlag[] {
  const end = args.findIndex(({ text }) => text === '--');
  return (end < 0 ? args : args.slice(0, end)).flatMap(flagsIn);
}

function flagsIn(word: ShellWord): readonly ShellFlag[] {
  const { text } = word;
  if (!text.startsWith('-') || text === '-') return [];
  const equals = text.indexOf('=');
  const value = equals < 0 ? undefined : text.slice(equals + 1);
  const name = (equals < 0 ? text : text.slice(0, equals)).slice(1);
  if (name.startsWith('-')) return [{ name: name.slice(1), value, word }];
  const letters = name.slice(0, mostLetters);
  const single = [...letters].map((letter, at) => ({
    name: letter,
    value: at === letters.length - 1 ? value : undefined,
    word,
  }));
  return letters.length > 1 ? [...single, { name, value, word }] : single;
}

/** Nobody writes more flags in one word; what is longer is something else. */
const mostLetters = 12;

/** Whether a command has one of the flags, `y` as in `-y` and `-qy`, `yes` as in `--yes` and `-yes`. */
export function hasFlag(command: ShellCommand, ...names: readonly string[]): boolean {
  return flagsOf(command).some(({ name }) => names.includes(name));
}

/** Whether a variable stands where flags could: what is not written may be there all the same. */
export function mayHaveMore({ args }: ShellCommand): boolean {
  return args.some(({ text, known }) => !known && /^[$`]/.test(text));
}

/** The value of the last of these flags: `--name=value`, `--name value`, `-n value`, `-nvalue`. */
export function valueOfFlag({ args }: ShellCommand, ...names: readonly string[]): ShellWord | undefined {
  for (let at = args.length - 1; at >= 0; at--) {
    for (const name of names) {
      const value = valueAt(args, at, name);
      if (value) return value;
    }
  }
  return undefined;
}

function valueAt(args: readonly ShellWord[], at: number, name: string): ShellWord | undefined {
  const word = args[at];
  const flag = name.length === 1 ? `-${name}` : `--${name}`;
  if (word.text === flag) return args[at + 1];
  if (!word.text.startsWith(flag)) return undefined;
  if (word.text[flag.length] === '=') return { ...word, text: word.text.slice(flag.length + 1) };
  return name.length === 1 ? { ...word, text: word.text.slice(flag.length) } : undefined;
}

/** The arguments that are no flags. `valued` are the flags whose value is the next word: `['-t', '--target']`. */
export function operands({ args }: ShellCommand, valued: readonly string[] = []): readonly ShellWord[] {
  const found: ShellWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at];
    if (text === '--') return [...found, ...args.slice(at + 1)];
    if (text.startsWith('-') && text !== '-') at += valued.includes(text) ? 1 : 0;
    else found.push(args[at]);
  }
  return found;
}
