import * as l10n from '@vscode/l10n';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import type { Occurrence, Variable } from '../../model/variableBinding';
import { isAutomatic, isControl, isProxy, isVariableName } from '../../model/variableNames';
import { inheritedFrom } from '../../model/variableScopes';
import { Refusal } from '../../protocol/refusal';
import type { Snapshot } from '../../workspace/snapshot';
import { occurrenceAt, occurrencesIn, type VariableCursor } from './variableAt';

/** What would be renamed at the cursor. Throws a Refusal with the reason where nothing can be. */
export function variableToRename(snapshot: Snapshot, cursor: VariableCursor): { range: Range; placeholder: string } {
  renamable(snapshot, cursor);
  return { range: cursor.range, placeholder: cursor.name };
}

/**
 * Gives a variable another name in all places that stand for it, those in commands included; programs that read the
 * environment by the old name are out of sight. Throws a Refusal where a place could get another meaning.
 */
export function renameVariable(snapshot: Snapshot, cursor: VariableCursor, newName: string): TextEdit[] {
  const variable = renamable(snapshot, cursor);
  if (newName === cursor.name) return [];
  if (!isVariableName(newName)) {
    throw new Refusal(
      l10n.t("'{0}' can't be a variable's name: letters, digits and '_' make one, and no digit begins it.", newName),
    );
  }
  if (isReserved(newName)) throw new Refusal(l10n.t("'{0}' means something else to BuildKit already.", newName));
  const line = conflict(snapshot, variable, newName)?.range.start.line;
  if (line !== undefined)
    throw new Refusal(l10n.t("There is a variable '{0}' on line {1} already.", newName, line + 1));
  checkSpelling(variable, cursor.name);
  return variable.occurrences.map(({ range }) => ({ range, newText: newName }));
}

function renamable(snapshot: Snapshot, cursor: VariableCursor): Variable {
  const { name } = cursor;
  if (isReserved(name)) throw new Refusal(l10n.t("BuildKit knows '{0}' by this name, so it keeps it.", name));
  const variable = occurrenceAt(snapshot, cursor)?.variable;
  if (!variable) throw new Refusal(l10n.t("No ARG or ENV sets '{0}' here, so it can't be renamed.", name));
  return variable;
}

/** In a flag, a name may have quotes in it that begin or end elsewhere: `--chown=$NA"ME:x"`. */
function checkSpelling({ occurrences }: Variable, name: string): void {
  const odd = occurrences.find(({ range: { start, end } }) => {
    return start.line === end.line && end.character - start.character !== name.length;
  });
  if (!odd) return;
  throw new Refusal(l10n.t("'{0}' has quotes in it on line {1}. Take them out first.", name, odd.range.start.line + 1));
}

function isReserved(name: string): boolean {
  return isAutomatic(name) || isProxy(name) || isControl(name);
}

/** A place of the new name that the renamed variable would meet. */
function conflict(snapshot: Snapshot, { occurrences }: Variable, newName: string): Occurrence | undefined {
  const others = occurrencesIn(snapshot, newName);
  if (others.length === 0) return undefined;
  const touched = new Set(occurrences.flatMap((one) => (one.stage && !isGlobal(one) ? [one.stage] : [])));
  const related = relatives(snapshot, touched);
  const global = occurrences.some(isGlobal);
  const argument = occurrences.some(isArgument);
  return others.find((other) => {
    if (argument && isArgument(other)) return true;
    return isGlobal(other) ? global : other.stage !== undefined && related.has(other.stage);
  });
}

/** In the scope that FROM sees. */
function isGlobal({ stage, instruction }: Occurrence): boolean {
  return !stage || instruction.name === 'FROM';
}

/** Arguments of one name are all set by one `--build-arg`, in whatever stage they are. */
function isArgument({ access, instruction }: Occurrence): boolean {
  return access === 'declaration' && instruction.name === 'ARG';
}

/** The stages, those that they are built on, and those that are built on them. */
function relatives({ graph }: Snapshot, stages: ReadonlySet<Stage>): ReadonlySet<Stage> {
  const heirs = new Set(stages);
  for (const stage of graph.stages) {
    const base = inheritedFrom(stage);
    if (base && heirs.has(base)) heirs.add(stage);
  }
  const all = new Set(heirs);
  for (const stage of heirs) {
    for (let base = inheritedFrom(stage); base && !all.has(base); base = inheritedFrom(base)) all.add(base);
  }
  return all;
}
