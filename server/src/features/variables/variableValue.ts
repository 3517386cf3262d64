import * as l10n from '@vscode/l10n';
import { StageValues } from '../../model/stageValues';
import type { Declaration } from '../../model/variableBinding';
import type { Instruction } from '../../syntax/instruction';
import { expandWord } from '../../syntax/shellWords';
import type { Snapshot } from '../../workspace/snapshot';
import { code } from '../markdown';
import { perSnapshot } from '../perSnapshot';

/** What a declaration gives a variable where nobody sets build arguments. */
export interface DeclaredValue {
  /** Without quotes; as it is written where it hangs on variables. */
  readonly written: string;
  /** With all its variables replaced, where that says more and all of them are known. */
  readonly expanded: string | undefined;
}

/** Undefined where only a build argument gives a value. `expands` is false where nobody needs to know what it becomes. */
export function declaredValue(snapshot: Snapshot, declaration: Declaration, expands = true): DeclaredValue | undefined {
  const { kind, assignment, instruction } = declaration;
  if (kind === 'global') {
    const value = globalValues(snapshot).byPlace.get(placeKey(assignment.name.text, instruction));
    return value === undefined ? undefined : { written: value, expanded: undefined };
  }
  const text = assignment.value?.text;
  if (text === undefined) return undefined;
  if (!text.includes('$')) return { written: unquoted(snapshot, text), expanded: undefined };
  return { written: text, expanded: expands ? expandedValue(snapshot, declaration, text) : undefined };
}

/** What a global argument holds in the end; undefined where it has no default, or is none. */
export function globalValue(snapshot: Snapshot, name: string): string | undefined {
  return globalValues(snapshot).byName.get(name);
}

const globalValues = perSnapshot(({ graph }: Snapshot) => ({
  byName: new Map(graph.globalArgs.map(({ name, value }) => [name, value])),
  byPlace: new Map(graph.globalArgs.map(({ name, value, instruction }) => [placeKey(name, instruction), value])),
}));

function placeKey(name: string, { line }: Instruction): string {
  return `${line} ${name}`;
}

function unquoted({ dockerfile: { escape } }: Snapshot, text: string): string {
  const expanded = expandWord(text, () => undefined, { escape });
  return 'error' in expanded ? text : expanded.text;
}

function expandedValue(
  { graph, dockerfile: { escape } }: Snapshot,
  { stage, instruction, inTrigger }: Declaration,
  text: string,
): string | undefined {
  if (!stage || inTrigger) return undefined;
  const before = stage.instructions.indexOf(instruction);
  const expanded = new StageValues(graph, escape).expand(text, { stage, before });
  return expanded.includes('$') ? undefined : expanded;
}

/** For Markdown. */
export function shownValue(value: string): string {
  return value === '' ? l10n.t('empty') : code(value);
}
