import type { Part, Word } from '../../shell/steps';
import { type Expansion, expandWords, valueOfParts } from './expand';
import { setVariable } from './variables';

interface Assignment {
  readonly name: string;
  readonly adds: boolean;
  readonly parts: readonly Part[];
}

/** Sets what a command of nothing but assignments sets; gives the words of the command behind them. */
export function takeAssignments(words: readonly Word[], expansion: Expansion): readonly Word[] {
  const variable = powershellAssignment(words);
  if (variable) {
    assign(variable, expansion);
    return [];
  }
  const found: Assignment[] = [];
  for (const word of words) {
    const assignment = readAssignment(word);
    if (!assignment) break;
    if (word.list) addToList(assignment, word.list, expansion);
    found.push(assignment);
  }
  const rest = words.slice(found.length);
  // In front of a command they are for that command alone, which its own words do not see.
  for (const assignment of found) assign(assignment, expansion, rest.length === 0);
  return rest;
}

/** Sets the variables of `export A=1 B=2` and its kin. */
export function declare(words: readonly Word[], expansion: Expansion): void {
  for (const word of words) {
    const assignment = readAssignment(word);
    if (assignment && word.list) addToList(assignment, word.list, expansion);
    else if (assignment) assign(assignment, expansion);
  }
}

const longestList = 200;

function addToList({ name, adds }: Assignment, words: readonly Word[], expansion: Expansion): void {
  const { lists } = expansion.shell;
  const added = expandWords(words, expansion);
  lists.set(name, [...((adds && lists.get(name)) || []), ...added].slice(0, longestList));
}

function assign({ name, adds, parts }: Assignment, expansion: Expansion, stays = true): void {
  const { shell } = expansion;
  const value = valueOfParts(parts, expansion);
  if (!stays) return;
  const before = adds ? shell.variables.get(name) : '';
  setVariable(shell, name, value === undefined || before === undefined ? undefined : before + value);
}

function readAssignment({ parts, start }: Word): Assignment | undefined {
  const [first, ...rest] = parts;
  if (first?.kind !== 'text' || first.start !== start) return undefined;
  const found = /^([A-Za-z_]\w*)(\+?)=/.exec(first.text);
  if (!found) return undefined;
  const [head, name, plus] = found;
  const value: Part = { ...first, text: first.text.slice(head.length), start: first.start + head.length };
  return { name, adds: plus !== '', parts: [value, ...rest] };
}

/** `$target = 'dev'`, with or without blanks. */
function powershellAssignment(words: readonly Word[]): Assignment | undefined {
  const [first, second] = words[0]?.parts ?? [];
  if (first?.kind !== 'variable' || first.start !== words[0].start || first.quoted) return undefined;
  const name = first.name;
  if (second?.kind === 'text' && second.text.startsWith('=')) {
    const value: Part = { ...second, text: second.text.slice(1), start: second.start + 1 };
    return { name, adds: false, parts: [value, ...words[0].parts.slice(2), ...partsOf(words.slice(1))] };
  }
  const sign = words[1]?.parts[0];
  if (second || sign?.kind !== 'text' || words[1].parts.length > 1 || sign.text !== '=') return undefined;
  return { name, adds: false, parts: partsOf(words.slice(2)) };
}

/** Of a value that is one word; several are an expression. */
function partsOf(words: readonly Word[]): readonly Part[] {
  const parts = words.flatMap((word) => word.parts);
  if (words.length < 2) return parts;
  return [...parts, { kind: 'unknown', start: words[0].start, end: words[0].start }];
}
