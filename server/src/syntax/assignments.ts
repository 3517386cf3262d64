import * as l10n from '@vscode/l10n';
import { isBlank } from '../util/whitespace';
import type { Rest } from './parseParts';
import type { Assignment, AssignmentsBody, Word } from './parts';
import type { SyntaxProblem } from './problem';
import { splitQuoted } from './words';

/** The inside of ARG, ENV and LABEL. */
export function readAssignments(rest: Rest): AssignmentsBody {
  const words = splitQuoted(rest.text, rest, rest.escape);
  if (rest.name === 'ARG') return { kind: 'assignments', assignments: words.map(toAssignment), legacy: false };
  const [first] = words;
  if (first && !first.text.includes('=')) return readLegacy(rest, first);
  for (const word of words) {
    if (!word.text.includes('=')) {
      const message = word.text.startsWith('#')
        ? l10n.t('No comment begins behind an instruction; put it on a line of its own.')
        : l10n.t("'{0}' has no value: write {0}=value.", word.text);
      rest.problems.push(refusal(word, message));
      break;
    }
  }
  return { kind: 'assignments', assignments: words.map(toAssignment), legacy: false };
}

/** `ENV key rest of the line` */
function readLegacy(rest: Rest, first: Word): AssignmentsBody {
  const { text, start, end } = rest;
  let nameEnd = start;
  while (nameEnd < end && !isBlank(text.charCodeAt(nameEnd))) nameEnd++;
  let valueStart = nameEnd;
  while (valueStart < end && isBlank(text.charCodeAt(valueStart))) valueStart++;
  const name: Word = { start, end: nameEnd, text: text.slice(start, nameEnd) };
  if (nameEnd >= end) {
    rest.problems.push(refusal(first, l10n.t("{0} '{1}' has no value: write {1}=value.", rest.name, name.text)));
    return { kind: 'assignments', assignments: [{ start, end: nameEnd, name }], legacy: false };
  }
  const value: Word = { start: valueStart, end, text: text.slice(valueStart, end) };
  return { kind: 'assignments', assignments: [{ start, end, name, value }], legacy: true };
}

function toAssignment(word: Word): Assignment {
  const equals = word.text.indexOf('=');
  if (equals < 0) return { start: word.start, end: word.end, name: word };
  // Nothing is taken out of a word's text but an escape character at its very end, so offsets stay true.
  const at = word.start + equals;
  return {
    start: word.start,
    end: word.end,
    name: { start: word.start, end: at, text: word.text.slice(0, equals) },
    value: { start: at + 1, end: word.end, text: word.text.slice(equals + 1) },
  };
}

function refusal(word: Word, message: string): SyntaxProblem {
  return { id: 'key-value', pass: 'parse', message, span: { start: word.start, end: word.end } };
}
