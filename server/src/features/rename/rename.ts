import * as l10n from '@vscode/l10n';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Source, Stage } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import type { Snapshot } from '../../workspace/snapshot';
import { type NameAt, nameAt } from '../nameAt';
import { type Asking, variableAskedFor } from '../variables/variableAt';
import { renameVariable, variableToRename } from '../variables/variableRename';
import { newStageName } from './newStageName';
import { isExpanded, placesToRewrite } from './placesToRewrite';

/** What is renamed at a position, and the name to begin with. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

/**
 * The name of a stage or a variable under the cursor that can be renamed. Undefined where nothing is named; throws a
 * Refusal where the name is no stage's, or something hangs on it that can't be rewritten.
 */
export function prepareRename(snapshot: Snapshot, position: Position, asking?: Asking): Renamable | undefined {
  const variable = variableAskedFor(snapshot, position, asking);
  if (variable) return variableToRename(snapshot, variable);
  const name = nameAt(snapshot, position);
  if (!name) return undefined;
  const stage = stageToRename(name);
  placesToRewrite(snapshot, stage);
  return { range: name.range, placeholder: stage.writtenName ?? '' };
}

/**
 * The edits, of this very version, after which the stage or variable under the cursor is called `newName` and everything
 * else means what it meant before. Undefined where nothing is named; throws a Refusal where that can't be had.
 */
export function rename(
  snapshot: Snapshot,
  position: Position,
  newName: string,
  asking?: Asking,
): WorkspaceEdit | undefined {
  const variable = variableAskedFor(snapshot, position, asking);
  const stage = variable ? undefined : stageNamedAt(snapshot, position);
  const edits = variable ? renameVariable(snapshot, variable, newName) : stage && stageEdits(snapshot, stage, newName);
  const { uri, version } = snapshot;
  return edits && { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

/** The stage whose name a position is on, where that can be renamed; throws a Refusal where not. */
export function stageNamedAt(snapshot: Snapshot, position: Position): Stage | undefined {
  const name = nameAt(snapshot, position);
  return name && stageToRename(name);
}

/** The edits of this file alone after which `stage` is called `newName`; throws a Refusal where that can't be had. */
export function stageEdits(snapshot: Snapshot, stage: Stage, newName: string): TextEdit[] {
  const places = placesToRewrite(snapshot, stage);
  const written = newStageName(snapshot, stage, newName);
  return places.map(({ range, rewritten }) => ({ range, newText: rewritten(written) }));
}

/** The stage that a name at the cursor stands for, if it is written there by its name. */
function stageToRename(name: NameAt): Stage {
  if (name.kind === 'declaration') return name.stage;
  const { reference } = name;
  const { source, form, written } = reference;
  if (source.kind !== 'stage') throw new Refusal(whyNoStage(source));
  const { stage } = source;
  const { line, index, writtenName } = stage;
  if (writtenName === undefined) {
    throw new Refusal(l10n.t('Stage {0} has no name yet. Give it one with AS on line {1}.', index, line + 1));
  }
  if (form === 'index') {
    throw new Refusal(
      l10n.t("This is the number of stage '{0}', not its name. Rename it on line {1}.", writtenName, line + 1),
    );
  }
  if (isExpanded({ ...reference, source })) {
    throw new Refusal(
      l10n.t("'{0}' stands for stage '{1}' here. Rename it on line {2}.", written, writtenName, line + 1),
    );
  }
  return stage;
}

function whyNoStage(source: Exclude<Source, { kind: 'stage' }>): string {
  switch (source.kind) {
    case 'image':
      return l10n.t("'{0}' is an image, not a stage.", source.reference);
    case 'scratch':
      return l10n.t("'scratch' is the empty base, not a stage.");
    case 'context':
      return l10n.t("'{0}' is a named context, not a stage.", source.name);
  }
}
