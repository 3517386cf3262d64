import * as l10n from '@vscode/l10n';
import type { Position, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { Refusal } from '../../protocol/refusal';
import { pathBeside } from '../../util/uris';
import type { TargetFile } from '../../workspace/targetFile';
import { placeKey } from '../outsideNames';
import { prepareRename, type Renamable, rename } from '../rename/rename';
import { type AskedStage, dockerfilesOf, stagesAskedFor, type TargetPlace, targetAt } from './targetAt';

/**
 * The target under the cursor, if the stage that it means can be renamed. Undefined where no target stands; throws a
 * Refusal where it is no stage, or something hangs on the name that can't be rewritten.
 */
export function prepareTargetRename(file: TargetFile, position: Position): Renamable | undefined {
  const place = targetAt(file, position);
  if (!place || place.written === '') return undefined;
  const stages = stagesToRename(file, place);
  for (const asked of stages) prepareRename(asked.snapshot, declarationOf(asked));
  return { range: place.range, placeholder: place.written };
}

/**
 * The edits after which the stage that the target under the cursor means is called `newName` everywhere. Where it stands
 * for stages of several Dockerfiles, all of those. Undefined where no target stands; throws a Refusal as above.
 */
export function renameTarget(file: TargetFile, position: Position, newName: string): WorkspaceEdit | undefined {
  const place = targetAt(file, position);
  if (!place || place.written === '') return undefined;
  const stages = stagesToRename(file, place);
  return merged(stages.map((asked) => rename(asked.snapshot, declarationOf(asked), newName) ?? {}));
}

function stagesToRename(file: TargetFile, place: TargetPlace): readonly AskedStage[] {
  const stages = stagesAskedFor(place);
  if (stages.length > 0) return stages;
  const [dockerfile] = dockerfilesOf(place);
  if (!dockerfile) throw new Refusal(l10n.t("The Dockerfile with '{0}' was not found.", place.written));
  throw new Refusal(l10n.t("'{0}' is no stage of {1}.", place.written, pathBeside(dockerfile.uri, file.uri)));
}

/** What is asked for by its name has one. */
function declarationOf({ stage }: AskedStage): Position {
  return (stage.nameRange ?? stage.base.range).start;
}

function merged(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  const byUri = new Map<string, { change: TextDocumentEdit; edits: Map<string, TextDocumentEdit['edits'][number]> }>();
  for (const { documentChanges = [] } of edits) {
    for (const change of documentChanges) {
      if (!('edits' in change)) continue;
      const { uri } = change.textDocument;
      const known = byUri.get(uri) ?? { change, edits: new Map() };
      byUri.set(uri, known);
      for (const edit of change.edits) {
        const { range } = edit as TextEdit;
        const key = placeKey({ uri, range });
        if (!known.edits.has(key)) known.edits.set(key, edit);
      }
    }
  }
  return {
    documentChanges: [...byUri.values()].map(({ change, edits: all }) => ({ ...change, edits: [...all.values()] })),
    ...annotationsOf(edits),
  };
}

function annotationsOf(edits: readonly WorkspaceEdit[]): Pick<WorkspaceEdit, 'changeAnnotations'> {
  const all = edits.flatMap(({ changeAnnotations }) => (changeAnnotations ? [changeAnnotations] : []));
  return all.length > 0 ? { changeAnnotations: Object.assign({}, ...all) } : {};
}
