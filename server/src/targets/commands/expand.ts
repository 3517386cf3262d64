import type { OutputPart, Part, TextPart, UnknownPart, VariablePart, Word } from '../../shell/steps';
import type { MappedText } from '../../util/mappedText';
import type { Field, FieldPiece } from './fields';
import { folderOf, knownPlace, placeOfTemplate } from './startingPlaces';
import { type Shell, setVariable } from './variables';

/** What words are expanded with. */
export interface Expansion {
  readonly script: MappedText;
  readonly shell: Shell;
  /** What a substitution prints; undefined where that can't be known. */
  readonly outputOf: (part: OutputPart) => string | undefined;
}

/** The arguments that a word makes: none for an empty variable, several for one with blanks that is not quoted. */
export function expandWord(word: Word, expansion: Expansion): readonly Field[] {
  const listed = listOf(word, expansion);
  if (listed) return listed;
  const fields: FieldPiece[][] = [];
  let open = false;
  for (const part of word.parts) {
    const value = valueOf(part, expansion);
    const splits = value !== undefined && part.kind === 'variable' && !part.quoted ? splitValue(value) : [value];
    splits.forEach((text, index) => {
      if (!open || index > 0) fields.push([]);
      open = true;
      fields.at(-1)?.push(pieceOf(part, text, expansion.script));
    });
  }
  const { startOf, endOf } = expansion.script;
  const [start, end] = [startOf(word.start), endOf(word.end)];
  return fields.map((pieces) => ({ text: pieces.map((piece) => piece.text).join(''), pieces, start, end }));
}

const mostFields = 5000;

/** The arguments that several words make; not all of them where there are more than anybody writes. */
export function expandWords(words: readonly Word[], expansion: Expansion): readonly Field[] {
  const fields: Field[] = [];
  for (const word of words) if (fields.length < mostFields) fields.push(...expandWord(word, expansion));
  return fields;
}

/** The elements of a list. They stand where the list has them, and are given where it is used. */
function listOf({ parts, start, end }: Word, { shell, script }: Expansion): readonly Field[] | undefined {
  const filled = parts.filter((part) => part.kind !== 'text' || part.text !== '');
  const part = filled.length === 1 ? filled[0] : undefined;
  const list = part?.kind === 'variable' && part.isList ? shell.lists.get(part.name) : undefined;
  const use = { start: script.startOf(start), end: script.endOf(end) };
  return list?.map((field) => ({ ...field, ...use }));
}

/** All of a word as one text, as in an assignment; undefined where something is not known. */
export function valueOfParts(parts: readonly Part[], expansion: Expansion): string | undefined {
  const values = parts.map((part) => valueOf(part, expansion));
  return values.includes(undefined) ? undefined : values.join('');
}

function splitValue(value: string): readonly string[] {
  return value.split(/[ \t\n]+/).filter((text) => text !== '');
}

function pieceOf(part: Part, text: string | undefined, script: MappedText): FieldPiece {
  const [start, end] = [script.startOf(part.start), script.endOf(part.end)];
  if (part.start === part.end) return { text: '', start, end: start, known: true };
  if (text !== undefined) {
    const isSpread = part.kind === 'text' && text.length !== end - start && text.length === part.end - part.start;
    const startAt = (count: number) => script.startOf(part.start + count);
    return { text, start, end, known: true, ...(isSpread && { startAt }) };
  }
  const name = part.kind === 'variable' ? { name: part.name } : {};
  return { text: script.text.slice(part.start, part.end), start, end, known: false, ...name };
}

function valueOf(part: Part, expansion: Expansion): string | undefined {
  switch (part.kind) {
    case 'text':
      return textOf(part);
    case 'variable':
      return variableOf(part, expansion.shell);
    case 'output':
      return placeOfTemplate(writtenIn(part, expansion)) ?? expansion.outputOf(part);
    case 'unknown':
      return placeOfTemplate(writtenIn(part, expansion));
  }
}

function textOf(part: TextPart): string {
  return part.text;
}

function writtenIn(part: OutputPart | UnknownPart, { script }: Expansion): string {
  return part.end - part.start > 60 ? '' : script.text.slice(part.start, part.end);
}

function variableOf({ name, change, isList }: VariablePart, shell: Shell): string | undefined {
  if (isList) return undefined;
  const value = shell.variables.has(name) ? shell.variables.get(name) : knownPlace(name);
  if (change?.kind === 'folder') return value === undefined ? undefined : folderOf(value);
  if (change === undefined || shell.variables.has(name)) return value;
  if (change.kind === 'assign') setVariable(shell, name, change.value);
  return change.value;
}
