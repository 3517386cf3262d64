import * as l10n from '@vscode/l10n';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Position,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { sameUri } from '../../util/uris';
import type { Snapshot } from '../../workspace/snapshot';
import { overlaps } from '../ranges';
import { type Asking, variableAskedFor } from '../variables/variableAt';
import { checkContextNames } from './contextNames';
import type { OtherFiles, StageOfFile } from './otherFiles';
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
  if (stage) return renameStages([{ snapshot, stage }], newName, options);
  const edit = rename(snapshot, position, newName, options);
  return edit && { edit };
}

/**
 * One edit after which stages of one name, each of another Dockerfile, are called `newName`, in their files and in all
 * builds that ask for them by name. What only likely means them has to be confirmed; without a client that asks, it is
 * left alone, as is what has a variable. Throws a Refusal where something hangs on a name that can't be rewritten.
 */
export async function renameStages(
  stages: readonly StageOfFile[],
  newName: string,
  { files, annotates }: RenameOptions,
): Promise<Renaming> {
  const changes = new Changes(files);
  for (const { snapshot, stage } of stages) {
    const own = stageEdits(snapshot, stage, newName);
    checkContextNames(snapshot, stage, newName);
    const change = changes.of(snapshot.uri);
    for (const edit of own) change.edits.push(edit);
  }
  const { edits, left } = await outsideEdits(stages, newName, files);
  const made = edits.filter(({ confidence }) => annotates || confidence === 'certain');
  const unsure = edits.filter((one) => !made.includes(one));
  for (const { uri, range, newText, confidence } of made) {
    changes.add(uri, { range, newText, ...(annotates && { annotationId: confidence }) });
  }
  const name = stages[0]?.stage.writtenName ?? '';
  const annotations = annotationsOf(name, annotates ? made : []);
  const edit = { documentChanges: changes.all(), ...(annotations && { changeAnnotations: annotations }) };
  return { edit, notice: renameNotice(name, { left, unsure, areMissing: files.areMissing() }) };
}

/** Edits by file, in the order in which the files came first. */
class Changes {
  private readonly byFile = new Map<string, TextDocumentEdit>();

  constructor(private readonly files: OtherFiles) {}

  of(uri: string): TextDocumentEdit {
    const key = sameUri(uri);
    const change = this.byFile.get(key) ?? { textDocument: { uri, version: this.files.version(uri) }, edits: [] };
    this.byFile.set(key, change);
    return change;
  }

  /** Where two edits want the same place, the first one has it. */
  add(uri: string, edit: TextEdit | AnnotatedTextEdit): void {
    const { edits } = this.of(uri);
    if (!edits.some((one) => 'range' in one && overlaps(one.range, edit.range))) edits.push(edit);
  }

  all(): TextDocumentEdit[] {
    return [...this.byFile.values()];
  }
}

function annotationsOf(name: string, edits: readonly OutsideEdit[]) {
  if (edits.length === 0) return undefined;
  const used = new Set(edits.map(({ confidence }) => confidence));
  return Object.fromEntries([...used].map((confidence) => [confidence, annotation(confidence, name)]));
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
