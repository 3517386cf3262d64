import * as l10n from '@vscode/l10n';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Position,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import { sameUri } from '../../util/uris';
import type { Snapshot } from '../../workspace/snapshot';
import { overlaps } from '../ranges';
import { type Asking, variableAskedFor } from '../variables/variableAt';
import { checkContextNames } from './contextNames';
import type { OtherFiles } from './otherFiles';
import { type OutsideEdit, outsideEdits } from './outsideEdits';
import { rename, stageEdits, stageNamedAt } from './rename';
import { renameNotice } from './renameNotice';

export interface RenameOptions extends Asking {
  readonly files: OtherFiles;
  /** Whether the client asks before it makes edits that want to be confirmed. */
  readonly annotates: boolean;
}

/** What a rename does, and what the user should hear of it. */
export interface Renaming {
  readonly edit: WorkspaceEdit;
  /** Of places that were left as they are. */
  readonly notice?: string | undefined;
}

/** `rename`, with the builds of other files that ask for the stage. */
export async function renameEverywhere(
  snapshot: Snapshot,
  position: Position,
  newName: string,
  options: RenameOptions,
): Promise<Renaming | undefined> {
  const stage = variableAskedFor(snapshot, position, options) ? undefined : stageNamedAt(snapshot, position);
  if (stage) return renameStageEverywhere(snapshot, stage, newName, options);
  const edit = rename(snapshot, position, newName, options);
  return edit && { edit };
}

/**
 * One edit after which `stage` is called `newName`, in its file and in all builds that ask for it by name. What only
 * likely means it has to be confirmed; without a client that asks, it is left alone, as is what has a variable. Throws a
 * Refusal where something hangs on the name that can't be rewritten.
 */
export async function renameStageEverywhere(
  snapshot: Snapshot,
  stage: Stage,
  newName: string,
  { files, annotates }: RenameOptions,
): Promise<Renaming> {
  const own = stageEdits(snapshot, stage, newName);
  checkContextNames(snapshot, stage, newName);
  const { edits, left } = await outsideEdits(snapshot, stage, newName, files);
  const made = edits.filter(({ confidence }) => annotates || confidence === 'certain');
  const unsure = edits.filter((edit) => !made.includes(edit));
  const documentChanges = changesByFile(snapshot, own, made, { files, annotates });
  const annotations = annotationsOf(stage, annotates ? made : []);
  const edit = { documentChanges, ...(annotations && { changeAnnotations: annotations }) };
  return { edit, notice: renameNotice(stage, { left, unsure }) };
}

/** The Dockerfile first, the others in the order of the builds. */
function changesByFile(
  snapshot: Snapshot,
  own: readonly TextEdit[],
  edits: readonly OutsideEdit[],
  { files, annotates }: RenameOptions,
): TextDocumentEdit[] {
  const { uri } = snapshot;
  const changes = new Map([[sameUri(uri), { textDocument: { uri, version: files.version(uri) }, edits: [...own] }]]);
  for (const { uri: other, range, newText, confidence } of edits) {
    const key = sameUri(other);
    const change = changes.get(key) ?? { textDocument: { uri: other, version: files.version(other) }, edits: [] };
    changes.set(key, change);
    if (change.edits.some((one) => overlaps(one.range, range))) continue;
    const edit: TextEdit | AnnotatedTextEdit = { range, newText, ...(annotates && { annotationId: confidence }) };
    change.edits.push(edit);
  }
  return [...changes.values()];
}

function annotationsOf({ writtenName = '' }: Stage, edits: readonly OutsideEdit[]) {
  if (edits.length === 0) return undefined;
  const used = new Set(edits.map(({ confidence }) => confidence));
  return Object.fromEntries([...used].map((confidence) => [confidence, annotation(confidence, writtenName)]));
}

function annotation(confidence: OutsideEdit['confidence'], name: string): ChangeAnnotation {
  switch (confidence) {
    case 'certain':
      return { label: l10n.t("Builds of '{0}' in other files", name), needsConfirmation: false };
    case 'likely':
      return {
        label: l10n.t("Likely builds of '{0}'", name),
        description: l10n.t('They may be of another Dockerfile.'),
        needsConfirmation: true,
      };
    case 'shared':
      return {
        label: l10n.t("Builds of '{0}' that share the name with another Dockerfile", name),
        description: l10n.t('The name changes for that one as well.'),
        needsConfirmation: true,
      };
  }
}
