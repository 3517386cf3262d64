import * as l10n from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import type { Declaration } from '../../model/variableBinding';
import { secretsIn } from '../../model/variableMentions';
import { automaticNames, isAutomatic, proxyNames } from '../../model/variableNames';
import { type View, visibleFrom } from '../../model/visibleVariables';
import type { Instruction } from '../../syntax/instruction';
import type { VariableText } from '../../syntax/variables/variableUse';
import { variableRange, variableTexts } from '../../syntax/variables/variableUses';
import { type Span, touches } from '../../util/span';
import type { Snapshot } from '../../workspace/snapshot';
import { describeAutomatic } from '../automaticArgs';
import { isSubsequence } from '../completion/fuzzy';
import { instructionAt } from '../instructionAt';
import { offsetIn } from './variableAt';
import { declaredValue, globalValue } from './variableValue';

/**
 * The names that a variable can have behind a `$` or `${` at the cursor, nearest first; none where nobody expands
 * variables. FROM is offered global arguments alone, a command of the container what ENV sets. `PATH` and its like need
 * a first letter, so that the list may grow as one types.
 */
export function variableCompletions(snapshot: Snapshot, position: Position): CompletionItem[] {
  const { dockerfile } = snapshot;
  const instruction = instructionAt(dockerfile.instructions, position.line);
  const slot = instruction && slotAt(instruction, position);
  if (!slot) return [];
  const range = variableRange(instruction, slot.text, slot.span);
  // Editors take no edit of more than one line.
  if (range.start.line !== range.end.line) return [];
  return namesFor(snapshot, instruction, slot).map(({ name, detail, documentation }, index) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    sortText: String(index).padStart(5, '0'),
    detail,
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
    textEdit: { range, newText: slot.lacksBrace ? `${name}}` : name },
  }));
}

/** Where a name is being typed. */
interface Slot {
  readonly text: VariableText;
  /** Of what there is of the name. */
  readonly span: Span;
  /** Of the cursor, as the spans of `text`. */
  readonly offset: number;
  /** The part of the name in front of the cursor. */
  readonly typed: string;
  /** A brace is open in front of it, and nothing goes on with it. */
  readonly lacksBrace: boolean;
}

function slotAt(instruction: Instruction, position: Position): Slot | undefined {
  for (const text of variableTexts(instruction.syntax)) {
    const offset = offsetIn(instruction, text, position);
    if (offset === undefined) continue;
    const blank = text.blanks.includes(offset) ? { start: offset, end: offset } : undefined;
    const span = blank ?? text.uses.find(({ nameSpan }) => touches(nameSpan, offset))?.nameSpan;
    if (!span) continue;
    const { syntax } = instruction;
    const source = text.place === 'logical' ? syntax.logical.text : syntax.text;
    const goesOn = /[\w}:#%/^,+?=@[-]/.test(source[span.end] ?? '');
    const typed = source.slice(span.start, offset);
    return { text, span, offset, typed, lacksBrace: source[span.start - 1] === '{' && !goesOn };
  }
  return undefined;
}

interface Name {
  readonly name: string;
  readonly detail: string;
  readonly documentation?: string | undefined;
}

function namesFor(snapshot: Snapshot, instruction: Instruction, slot: Slot): readonly Name[] {
  const view = viewOf(snapshot, instruction, slot.text);
  const declared = visibleFrom(snapshot.graph, snapshot.dockerfile, instruction, view)
    .filter(({ assignment }) => isSubsequence(slot.typed, assignment.name.text))
    .slice(0, most);
  const names: Name[] = [
    ...assignedAbove(slot),
    ...(view === 'run' ? secretsIn(instruction).map(({ text: name }) => ({ name, detail: l10n.t('a secret') })) : []),
    ...declared.map((declaration, index) => ({
      name: declaration.assignment.name.text,
      ...describe(snapshot, declaration, index < mostExpanded),
    })),
    ...(view === 'global' ? automaticNames.map(automaticName) : []),
    ...(slot.typed !== '' ? alwaysThere(view) : []),
  ];
  const seen = new Set<string>();
  return names.filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** What is no news to anybody. */
function alwaysThere(view: View): readonly Name[] {
  const path = { name: 'PATH', detail: l10n.t('where programs are looked for') };
  const detail = l10n.t('a build argument that RUN sees without an ARG');
  if (view === 'global') return [];
  return view === 'run' ? [path, ...proxyNames.map((name) => ({ name, detail }))] : [path];
}

function viewOf(
  { graph }: Snapshot,
  { line, name }: Instruction,
  { expander, instruction, inTrigger }: VariableText,
): View {
  if (name === 'FROM' || !graph.stageAt(line)) return 'global';
  if (expander === 'buildkit') return 'words';
  return instruction === 'RUN' || inTrigger ? 'run' : 'container';
}

/** What the same command sets above, nearest first. */
function assignedAbove({ text, offset }: Slot): readonly Name[] {
  return text.assignments
    .filter(({ nameSpan }) => nameSpan.end < offset)
    .map(({ name }) => ({ name, detail: l10n.t('set by the command itself') }))
    .reverse();
}

/** More are never sent at once; typing on narrows them down. */
const most = 200;

/** To know what a value becomes, one has to look back through its stage; further down the list, it is shown as written. */
const mostExpanded = 20;

function describe(snapshot: Snapshot, declaration: Declaration, expands: boolean): Omit<Name, 'name'> {
  const { kind, assignment, instruction } = declaration;
  const { text: name } = assignment.name;
  const place = l10n.t('{0}, line {1}', kind === 'env' ? 'ENV' : 'ARG', instruction.line + 1);
  const global = kind === 'arg' && !assignment.value ? globalValue(snapshot, name) : undefined;
  if (kind !== 'env' && !assignment.value && global === undefined && isAutomatic(name)) return automaticName(name);
  const value = declaredValue(snapshot, declaration, expands);
  const shown = global ?? value?.expanded ?? value?.written;
  return { detail: shown ? `${shown} · ${place}` : place };
}

function automaticName(name: string): Name {
  const [detail = '', documentation] = describeAutomatic(name);
  return { name, detail, documentation };
}
