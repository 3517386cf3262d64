import { type MappedText, through, wholeText } from '../util/mappedText';
import {
  type Block,
  behindKeywords,
  endPattern,
  innermost,
  openBlocks,
  pipelineOf,
  takeJoint,
  takePattern,
} from './blocks';
import { posix } from './posix';
import { quotedScript } from './quotedScripts';
import { readSteps } from './scanner';
import type { Joint, Nesting, Redirect, ShellAssignment, ShellCommand } from './shellCommand';
import { bareText, innerText, programName, readAssignment, shellWord } from './shellWords';
import type { Command, Redirection, Step, Word } from './steps';
import { unwrap } from './wrappers';

/** Nobody writes a longer one into a Dockerfile, nor one with more commands: what is behind is not read. */
const longestScript = 100_000;
const mostCommands = 5_000;

/** All commands of a POSIX shell's script. Reads any text, in linear time. */
export function readScript(text: string): readonly ShellCommand[] {
  if (text.length > longestScript) return [];
  const reading = newReading(text);
  readList(readSteps(text, posix), reading, outermost);
  return reading.found;
}

/** The command that an argument vector is, and those of the script that it gives to a shell. */
export function readVector(words: readonly Word[], text: string): readonly ShellCommand[] {
  const reading = newReading(text);
  const command: Command = { ...noCommand, words, end: words.at(-1)?.end ?? 0 };
  if (words.length > 0)
    readCommand(command, reading, { ...outermost, joint: 'first', list: 1, pipeline: 1, isVector: true });
  return reading.found;
}

const noCommand = { kind: 'command', input: undefined, redirections: [], joiner: '', closer: undefined } as const;

interface Reading {
  /** The script that is read, and where it stands in the outermost one. */
  readonly map: MappedText;
  readonly found: ShellCommand[];
  readonly numbers: { lists: number; pipelines: number };
  /** How many scripts it is quoted in. */
  readonly depth: number;
}

interface Place {
  readonly nesting: readonly Nesting[];
  readonly within: ShellCommand | undefined;
}

const outermost: Place = { nesting: [], within: undefined };

function newReading(text: string): Reading {
  return { map: wholeText(text), found: [], numbers: { lists: 0, pipelines: 0 }, depth: 0 };
}

function readList(steps: readonly Step[], reading: Reading, place: Place, from?: Block): void {
  const blocks = openBlocks(reading.numbers, place.nesting, from);
  for (const step of steps) {
    if (reading.found.length >= mostCommands) return;
    const words = step.kind === 'command' ? step.words : [];
    const closes = step.kind === 'group' || step.closer === ')';
    if (takePattern(blocks, words, step.joiner, closes)) continue;
    const joint = takeJoint(blocks, step.joiner);
    if (step.kind === 'group') readGroup(step.steps, joint);
    else if (step.closer === '(' && words.length === 1) blocks.isFunction = true;
    else readSimple(step, joint);
  }

  function readGroup(inner: readonly Step[], joint: Joint): void {
    if (blocks.isFunction && inner.length === 0) return;
    const { nesting } = innermost(blocks);
    const pipeline = pipelineOf(blocks, joint);
    const kind = blocks.isFunction ? 'function' : 'subshell';
    blocks.isFunction = false;
    const start = { ...innermost(blocks), pipeline, next: kind === 'function' ? 'first' : joint };
    readList(inner, reading, { ...place, nesting: [...nesting, kind] }, start);
  }

  function readSimple(command: Command, first: Joint): void {
    const { at, joint } = behindKeywords(command.words, blocks, first) ?? { at: command.words.length, joint: first };
    if (command.closer === ')') endPattern(blocks);
    const { nesting, list } = innermost(blocks);
    if (at > 0) for (const word of command.words.slice(0, at)) readSubstitutions(word, reading, { ...place, nesting });
    const own = at === 0 ? command : { ...command, words: command.words.slice(at) };
    if ((at > 0 && own.words.length === 0) || endsTest(own.words)) return;
    const pipeline = pipelineOf(blocks, joint);
    readCommand(own, reading, { within: place.within, nesting, joint, list, pipeline });
  }

  /** Whether words stand in a `[[ … && … ]]` that an earlier command began. */
  function endsTest(words: readonly Word[]): boolean {
    const isInside = blocks.inTest;
    const closes = words.some((word) => bareText(word) === ']]');
    if (closes) blocks.inTest = false;
    else if (words[0] && bareText(words[0]) === '[[') blocks.inTest = true;
    return isInside;
  }
}

interface CommandPlace extends Place {
  readonly joint: Joint;
  readonly list: number;
  readonly pipeline: number;
  /** It is no shell's: nothing in it is an assignment. */
  readonly isVector?: boolean;
}

function readCommand(command: Command, reading: Reading, place: CommandPlace): void {
  const { map } = reading;
  const own = place.isVector ? nothing : leadingAssignments(command.words, map);
  const { wrappers, assignments, words } = unwrap(
    own.length > 0 ? command.words.slice(own.length) : command.words,
    map,
  );
  const found: ShellCommand = {
    name: words[0] ? programName(words[0]) : '',
    program: words[0] && shellWord(words[0], map),
    args: words.slice(1).map((word) => shellWord(word, map)),
    wrappers: wrappers.length > 0 ? wrappers.map((word) => shellWord(word, map)) : nothing,
    assignments: assignments.length > 0 ? [...own, ...assignments] : own,
    redirects: command.redirections.length > 0 ? redirectsOf(command, map) : nothing,
    joint: place.joint,
    list: place.list,
    pipeline: place.pipeline,
    nesting: place.nesting,
    within: place.within,
    start: map.startOf(startOf(command)),
    end: map.endOf(endOf(command)),
  };
  reading.found.push(found);
  const inside = { nesting: place.nesting, within: found };
  for (const word of command.words) readSubstitutions(word, reading, inside);
  for (const { target } of command.redirections) if (target) readSubstitutions(target, reading, inside);
  readQuoted(words, command, reading, inside);
}

/** Shared by all commands that have none of something. */
const nothing: readonly never[] = [];

function leadingAssignments(words: readonly Word[], map: MappedText): readonly ShellAssignment[] {
  if (!words[0] || !readAssignment(words[0], map)) return nothing;
  const assignments: ShellAssignment[] = [];
  for (const word of words) {
    const assignment = readAssignment(word, map);
    if (!assignment) break;
    assignments.push(assignment);
  }
  return assignments;
}

function redirectsOf({ redirections }: Command, map: MappedText): readonly Redirect[] {
  return redirections.map((redirection) => redirectOf(redirection, map));
}

function redirectOf({ operator, target, body, start, end }: Redirection, map: MappedText): Redirect {
  const nothing = { text: '', known: true, start: map.startOf(end), end: map.endOf(end) };
  return {
    operator,
    target: target ? shellWord(target, map) : nothing,
    start: map.startOf(start),
    end: map.endOf(end),
    ...(body && { body: { start: map.startOf(body.start), end: map.endOf(body.end) } }),
  };
}

/** Where the first word or redirection begins. */
function startOf({ words: [word], redirections: [redirection] }: Command): number {
  return Math.min(word?.start ?? redirection?.start ?? 0, redirection?.start ?? word?.start ?? 0);
}

/** Where the last word or redirection ends. */
function endOf({ words, redirections }: Command): number {
  return Math.max(words.at(-1)?.end ?? 0, redirections.at(-1)?.end ?? 0);
}

function readSubstitutions({ parts, list }: Word, reading: Reading, { nesting, within }: Place): void {
  for (const part of parts) {
    if (part.kind === 'output') readList(part.steps, reading, { nesting: [...nesting, 'substitution'], within });
  }
  for (const word of list ?? []) readSubstitutions(word, reading, { nesting, within });
}

const deepestQuote = 3;

/** Reads what is given to another shell. */
function readQuoted(words: readonly Word[], command: Command, reading: Reading, { nesting, within }: Place): void {
  const script = reading.depth < deepestQuote ? quotedScript(words, command) : undefined;
  if (!script) return;
  const inner =
    script.kind === 'quoted' ? innerText(script.word, reading.map) : bodyText(script.redirection, reading.map);
  const map = through(reading.map, inner);
  const steps = readSteps(map.text, posix);
  readList(steps, { ...reading, map, depth: reading.depth + 1 }, { nesting: [...nesting, script.kind], within });
}

function bodyText({ body }: Redirection, { text }: MappedText): MappedText {
  const { start, end } = body ?? { start: 0, end: 0 };
  const inFile = (offset: number) => start + offset;
  return { text: text.slice(start, end), startOf: inFile, endOf: inFile };
}
