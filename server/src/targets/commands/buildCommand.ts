import { type Engine, engineOf, engineOfVariable } from './engines';
import { type Field, fieldAfter, isKnown, spanOf } from './fields';

/** A command that builds an image. */
export interface BuildCommand {
  /** The stage, or where it is about to be typed. */
  readonly target: Field | undefined;
  readonly dockerfile: Field | undefined;
  readonly context: Field | undefined;
  readonly buildArgs: readonly Field[];
  readonly platform: Field | undefined;
  readonly namedContexts: readonly Field[];
  /** The lists of stages behind `--no-cache-filter`. */
  readonly uncached: readonly Field[];
  /** How many words are no flags; a build takes one. */
  readonly operands: number;
  /** False if a variable's name alone tells that it is a build. */
  readonly isCertain: boolean;
}

/**
 * Reads a command from its program on; undefined if it builds nothing. `openEnd` is the place where a word would go on
 * behind a blank at the end.
 */
export function readBuildCommand(fields: readonly Field[], openEnd: number | undefined): BuildCommand | undefined {
  const program = fields[0];
  const engine = program && programOf(program);
  const start = engine && subcommandEnd(fields, engine);
  if (!engine || start === undefined) return undefined;
  const { flags, others } = readFlags(fields.slice(start), engine, openEnd);
  const all = (names: readonly string[]) => flags.filter((flag) => names.includes(flag.name)).map((flag) => flag.value);
  return {
    target: all(engine.flags.target).at(-1),
    dockerfile: all(engine.flags.dockerfile).at(-1),
    context: engine.flags.context.length > 0 ? all(engine.flags.context).at(-1) : contextOf(others),
    buildArgs: all(['--build-arg']),
    platform: all(['--platform']).at(-1),
    namedContexts: all(['--build-context']),
    uncached: all(['--no-cache-filter']),
    operands: others.filter(isKnown).length,
    isCertain: fields.slice(0, start).every(isKnown),
  };
}

function programOf(program: Field): Engine | undefined {
  if (isKnown(program)) return engineOf(program.text);
  const [piece, ...others] = program.pieces.filter((one) => one.text !== '');
  const name = others.length === 0 ? piece.name : undefined;
  return name === undefined ? undefined : engineOfVariable(name);
}

/** Behind the words that make the program build. */
function subcommandEnd(fields: readonly Field[], { commands, globals }: Engine): number | undefined {
  let left = commands;
  let at = 1;
  for (let depth = 0; ; depth++) {
    if (left.some((path) => path.length === depth)) return at;
    while (fields[at]?.text.startsWith('-')) at += globals.has(fields[at].text) ? 2 : 1;
    const word = fields[at++]?.text;
    left = left.filter((path) => path[depth] === word);
    if (left.length === 0) return undefined;
  }
}

interface Flag {
  readonly name: string;
  readonly value: Field;
}

function readFlags(fields: readonly Field[], engine: Engine, openEnd: number | undefined) {
  const flags: Flag[] = [];
  const others: Field[] = [];
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    const { text } = field;
    if (text === '--') {
      others.push(...fields.slice(at + 1));
      break;
    }
    if (!text.startsWith('-') || text === '-') others.push(field);
    else {
      const flag = readFlag(field, engine);
      const next = fields[at + 1];
      if (flag?.value) flags.push({ name: flag.name, value: flag.value });
      else if (flag?.name && !engine.flags.target.includes(flag.name)) {
        if (next) flags.push({ name: flag.name, value: next });
        at++;
      } else if (flag && next && couldBeStage(next)) {
        flags.push({ name: flag.name, value: next });
        at++;
      } else if (flag) flags.push(...emptyTarget(flag.name, field, next ? field.end + 1 : openEnd));
    }
  }
  return { flags, others };
}

/** A flag that takes a value, and the value where it is part of the same word. */
function readFlag(field: Field, { valued }: Engine): { name: string; value: Field | undefined } | undefined {
  const { text } = field;
  if (text.startsWith('--')) {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    if (!valued.has(name)) return undefined;
    return { name, value: at < 0 ? undefined : fieldAfter(field, at + 1) };
  }
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    if (!valued.has(name)) continue;
    if (at + 1 === text.length) return { name, value: undefined };
    return { name, value: fieldAfter(field, text[at + 1] === '=' ? at + 2 : at + 1) };
  }
  return undefined;
}

/** While a target is typed, what follows is often the next flag or the context. */
function couldBeStage(field: Field): boolean {
  return !isKnown(field) || !/^[-.]|[/\\:]/.test(field.text);
}

function emptyTarget(name: string, flag: Field, place: number | undefined): readonly Flag[] {
  // A flag that comes out of a list stands elsewhere.
  const isHere = spanOf(flag).start >= flag.start && spanOf(flag).end <= flag.end;
  if (place === undefined || place <= flag.end || !isHere) return [];
  return [{ name, value: { text: '', pieces: [], start: place, end: place } }];
}

/** The last word that is no flag; one that is but a variable may hold further flags. */
function contextOf(others: readonly Field[]): Field | undefined {
  return others.findLast((field) => field.pieces.some((piece) => piece.known)) ?? others.at(-1);
}
