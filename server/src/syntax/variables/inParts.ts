import type { Heredoc } from '../heredoc';
import type { InstructionSyntax } from '../instructionSyntax';
import { lineStartsOf } from '../lineStarts';
import type { CommandLine, Flag, Parts, Word } from '../parts';
import { findInShell } from './inShell';
import { findInWord } from './inWord';
import { type Found, nothingFound, type VariableText, type VariableUse } from './variableUse';

/** The texts of an instruction in which variables are expanded, those of the trigger for an ONBUILD. */
export function textsIn(syntax: InstructionSyntax): readonly VariableText[] {
  const parts = innermost(syntax.parts);
  if (!parts) return [];
  const inTrigger = parts !== syntax.parts;
  const texts: VariableText[] = [];
  const add = ({ expander, place }: Kind, { uses, assignments, blanks }: Found) => {
    if (uses.length + blanks.length === 0) return;
    texts.push({ expander, instruction: parts.name, inTrigger, place, uses, assignments, blanks });
  };
  add({ expander: 'buildkit', place: 'logical' }, inWords(syntax, parts));
  const command = commandOf(parts);
  if (command) add({ expander: 'shell', place: 'logical' }, inCommand(syntax, command));
  for (const heredoc of parts.heredocs) {
    const expander = parts.body.kind === 'run' ? 'shell' : 'buildkit';
    add({ expander, place: 'body' }, inBody(syntax, parts, heredoc));
  }
  return texts;
}

type Kind = Pick<VariableText, 'expander' | 'place'>;

/** What an ONBUILD is to run; the instruction itself for all others. */
function innermost(parts: Parts): Parts | undefined {
  if (parts.body.kind !== 'onbuild') return parts;
  return parts.body.trigger && innermost(parts.body.trigger);
}

const expandedFlags: Readonly<Record<string, readonly string[]>> = {
  FROM: ['platform'],
  COPY: ['chown', 'chmod'],
  ADD: ['chown', 'chmod', 'checksum'],
};

/** Instructions all of whose words BuildKit expands. */
const expandedWords: ReadonlySet<string> = new Set(['EXPOSE', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);

/** What BuildKit expands, the bodies of here-documents aside. */
function inWords({ logical: { text }, escape }: InstructionSyntax, parts: Parts): Found {
  const found = nothingFound();
  const escapeCode = escape.charCodeAt(0);
  for (const word of expandedFlagValues(parts)) {
    inCooked(text, word, found, (cooked, into) => {
      findInWord({ text: cooked, start: 0, end: cooked.length, escape: escapeCode, ignoreQuotes: false }, into);
    });
  }
  for (const { start, end } of wordsOf(parts)) {
    const dollar = text.indexOf('$', start);
    if (dollar < 0) break;
    if (dollar < end) findInWord({ text, start, end, escape: escapeCode, ignoreQuotes: false }, found);
  }
  return found;
}

function expandedFlagValues({ name, flags, body }: Parts): readonly Word[] {
  if (body.kind === 'run') {
    return body.mounts.flatMap(({ options }) =>
      options.flatMap(({ key, value }) => (value && key.text !== 'from' ? [value] : [])),
    );
  }
  const names = Object.hasOwn(expandedFlags, name) ? expandedFlags[name] : undefined;
  return flags.flatMap((flag: Flag) => (flag.value && names?.includes(flag.name.text) ? [flag.value] : []));
}

function wordsOf({ name, body }: Parts): readonly Word[] {
  switch (body.kind) {
    case 'from':
      return body.base ? [body.base] : [];
    case 'copy':
      return body.destination ? [...body.sources, body.destination] : [];
    case 'assignments':
      return body.assignments.flatMap(({ name: key, value }) => (value ? [key, value] : [key]));
    case 'words':
      return expandedWords.has(name) ? body.words : [];
    default:
      return [];
  }
}

/** What a shell is given to run. */
function commandOf({ name, body }: Parts): CommandLine | undefined {
  if (name === 'SHELL') return undefined;
  return body.kind === 'run' || body.kind === 'command' || body.kind === 'healthcheck' ? body.command : undefined;
}

function inCommand({ logical: { text }, escape }: InstructionSyntax, { form, words }: CommandLine): Found {
  const found = nothingFound();
  if (form === 'shell') {
    for (const { start, end } of words) findInShell({ text, start, end, escape, data: false }, found);
    return found;
  }
  for (const word of words.slice(scriptIndex(words))) {
    inCooked(text, word, found, (cooked, into) => {
      findInShell({ text: cooked, start: 0, end: cooked.length, escape: '\\', data: false }, into);
    });
  }
  return found;
}

const shellProgram = /(?:^|[\\/])(?:ba|da|a|k|z)?sh(?:\.exe)?$|(?:^|[\\/])(?:powershell|pwsh|cmd)(?:\.exe)?$/i;

/** The string of `["sh", "-c", "…"]` that is run by a shell; behind the last one where there is none. */
function scriptIndex(words: readonly Word[]): number {
  const shell = words.findIndex(({ text }) => shellProgram.test(text));
  const option =
    shell < 0 ? -1 : words.findIndex(({ text }, i) => i > shell && /^(?:-[a-z]*c|-command|\/[cs])$/i.test(text));
  return option < 0 ? words.length : option + 1;
}

const backslash = 0x5c;

/** The first line names what runs the script, and that is no shell. */
const otherInterpreter = /^#!(?!.*\b(?:ba|da|a|k|z)?sh\b)/;

/** The body of a here-document: text for COPY and ADD; what a shell runs, or gives to a command, for RUN. */
function inBody(syntax: InstructionSyntax, parts: Parts, heredoc: Heredoc): Found {
  const { text, escape } = syntax;
  const starts = lineStartsOf(syntax);
  const start = starts.startOf(heredoc.bodyStart);
  const end = starts.startOf(heredoc.bodyEnd);
  const found = nothingFound();
  if (parts.body.kind === 'copy') {
    if (heredoc.expand) findInWord({ text, start, end, escape: backslash, ignoreQuotes: true }, found);
  } else if (parts.body.kind === 'run') {
    const use = useOfBody(syntax, parts, heredoc);
    const isOther = use === 'script' && otherInterpreter.test(text.slice(start, Math.min(end, start + 200)));
    if (use !== 'nothing' && !isOther) findInShell({ text, start, end, escape, data: use === 'data' }, found);
  }
  return found;
}

/** A body is run where nothing stands beside its opener, or where a shell is given it. */
function useOfBody({ logical }: InstructionSyntax, { rest }: Parts, heredoc: Heredoc): 'script' | 'data' | 'nothing' {
  const { start, end } = heredoc.opener;
  if (start === rest.start && end === rest.end) return 'script';
  if (heredoc.expand) return 'data';
  const before = logical.text.slice(Math.max(rest.start, start - 80), start);
  return /(?:^|[\s/])(?:ba|da|a|k|z)?sh(?:\s+-\S+)*\s*$/.test(before) ? 'script' : 'nothing';
}

/**
 * Looks into a word as it is once its quotes and escapes are taken out, and puts what it finds at the places where
 * that is written.
 */
function inCooked(text: string, word: Word, found: Found, find: (cooked: string, into: Found) => void): void {
  if (!word.text.includes('$')) return;
  const inside = nothingFound();
  find(word.text, inside);
  const place = placesIn(text, word);
  const moved = ({ start, end }: VariableUse['span']) => ({
    start: place(start),
    end: end > start ? place(end - 1) + 1 : place(end),
  });
  for (const use of inside.uses) found.uses.push({ ...use, nameSpan: moved(use.nameSpan), span: moved(use.span) });
  for (const one of inside.assignments) found.assignments.push({ ...one, nameSpan: moved(one.nameSpan) });
  for (const at of inside.blanks) found.blanks.push(place(at));
}

/** Where each character of a cooked word is written: what was taken out of it is skipped. */
function placesIn(text: string, { start, end, text: cooked }: Word): (index: number) => number {
  if (text.startsWith(cooked, start)) return (index) => start + index;
  const places: number[] = [];
  let at = start;
  for (const char of cooked) {
    while (at < end && text[at] !== char) at++;
    for (let unit = 0; unit < char.length; unit++) places.push(Math.min(at++, end));
  }
  return (index) => places[index] ?? end;
}
