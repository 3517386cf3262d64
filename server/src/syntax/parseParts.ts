import { isBlank, isSpace, skipSpaces, trimEnd } from '../util/whitespace';
import { readAssignments } from './assignments';
import { checkInstruction } from './checkInstruction';
import { readCommandLine, readExec } from './commandLine';
import { readFlags } from './flags';
import type { Heredoc } from './heredoc';
import type { HeredocBody } from './heredocBodies';
import { isMountFlag, readMount } from './mounts';
import type { Body, CopyBody, Flag, FromBody, HealthcheckBody, Parts, RunBody, Word } from './parts';
import type { SyntaxProblem } from './problem';
import { splitAtBlanks } from './words';

/** What the body readers are given. */
export interface Rest {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Character code of the escape character. */
  readonly escape: number;
  readonly keyword: Word;
  readonly name: string;
  readonly flags: readonly Flag[];
  /** Refusals of the first pass are put here. */
  readonly problems: SyntaxProblem[];
}

/** ONBUILD in ONBUILD in … is refused; deeper than this it is not even read. */
const maxNesting = 8;

/** Reads one instruction from its logical text. Never throws; what BuildKit refuses is in `problems`. */
export function parseParts(text: string, escape: '\\' | '`', heredocs: readonly HeredocBody[]): Parts {
  return parseFrom(text, 0, escape.charCodeAt(0), heredocs.length === 0 ? noHeredocs : heredocs.map(toHeredoc), 0);
}

function parseFrom(text: string, from: number, escape: number, heredocs: readonly Heredoc[], depth: number): Parts {
  const start = skipSpaces(text, from, text.length);
  const end = trimEnd(text, start, text.length);
  const keyword = readKeyword(text, start, end);
  const { flags, restStart } = readFlags(text, keyword.end, end, escape);
  const restBegin = skipSpaces(text, restStart, end);
  const name = keyword.text.toUpperCase();
  const refusals: SyntaxProblem[] = [];
  const rest: Rest = { text, start: restBegin, end, escape, keyword, name, flags, problems: refusals };
  const body = name === 'ONBUILD' ? readOnbuild(rest, heredocs, depth) : readBody(rest);
  const parts = {
    start,
    end,
    keyword,
    name,
    flags,
    rest: { start: restBegin, end },
    body,
    heredocs,
    problems: noProblems,
  };
  const refusal = checkInstruction(text, parts);
  if (refusal) refusals.push(refusal);
  if (refusals.length > 0) parts.problems = refusals;
  return parts;
}

const noProblems: readonly SyntaxProblem[] = [];
const noHeredocs: readonly Heredoc[] = [];

function toHeredoc({ opener, bodyStart, bodyEnd, terminated }: HeredocBody): Heredoc {
  const { start, end, name, expand, chomp } = opener;
  return { opener: { start, end }, name, expand, chomp, bodyStart, bodyEnd, terminated };
}

function readKeyword(text: string, start: number, end: number): Word {
  let at = start;
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  return { start, end: at, text: text.slice(start, at) };
}

function readBody(rest: Rest): Body {
  switch (rest.name) {
    case 'FROM':
      return readFrom(rest);
    case 'COPY':
    case 'ADD':
      return readCopy(rest, rest.name);
    case 'RUN':
      return readRun(rest);
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return { kind: 'command', command: readCommandLine(rest) };
    case 'HEALTHCHECK':
      return readHealthcheck(rest);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return readAssignments(rest);
    case 'VOLUME':
      return { kind: 'words', words: readExec(rest) ?? splitAtBlanks(rest.text, rest) };
    case 'MAINTAINER':
    case 'STOPSIGNAL':
    case 'USER':
    case 'WORKDIR':
      return { kind: 'words', words: wholeRest(rest) };
    default:
      return { kind: 'words', words: splitAtBlanks(rest.text, rest) };
  }
}

function wholeRest({ text, start, end }: Rest): Word[] {
  return end > start ? [{ start, end, text: text.slice(start, end) }] : [];
}

function readFrom(rest: Rest): FromBody {
  const [base, as, stageName] = splitAtBlanks(rest.text, rest);
  return { kind: 'from', base, as, stageName, platform: rest.flags.find((flag) => flag.name.text === 'platform') };
}

function readCopy(rest: Rest, command: 'COPY' | 'ADD'): CopyBody {
  const exec = readExec(rest);
  const words = exec ?? splitAtBlanks(rest.text, rest);
  return {
    kind: 'copy',
    command,
    from: command === 'COPY' ? rest.flags.find((flag) => flag.name.text === 'from') : undefined,
    json: exec !== undefined,
    sources: words.slice(0, -1),
    destination: words.at(-1),
  };
}

function readRun(rest: Rest): RunBody {
  const mounts = rest.flags.filter(isMountFlag).map((flag) => readMount(rest.text, flag, rest.escape));
  return { kind: 'run', mounts, command: readCommandLine(rest) };
}

function readHealthcheck(rest: Rest): HealthcheckBody {
  let at = rest.start;
  while (at < rest.end && !isSpace(rest.text.charCodeAt(at))) at++;
  const type = at > rest.start ? { start: rest.start, end: at, text: rest.text.slice(rest.start, at) } : undefined;
  const command = readCommandLine({ ...rest, start: skipSpaces(rest.text, at, rest.end) });
  return { kind: 'healthcheck', type, command };
}

/** The trigger shares the logical text, and the here-documents, of its ONBUILD. */
function readOnbuild(rest: Rest, heredocs: readonly Heredoc[], depth: number): Body {
  if (rest.start >= rest.end || depth >= maxNesting) return { kind: 'onbuild' };
  const trigger = parseFrom(rest.text, rest.start, rest.escape, heredocs, depth + 1);
  // What the first pass refuses in a trigger stops the file; the second pass looks at it only when it is triggered.
  rest.problems.push(...trigger.problems.filter((problem) => problem.pass === 'parse'));
  return { kind: 'onbuild', trigger };
}
