import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Fix } from '../../rules/rule';
import { endingLike } from '../../util/applyEdits';
import type { Mendable } from './mendable';

/** Edits of this very version, so that a client refuses them once the text went on; one step to undo. */
export function editOf({ uri, version, dockerfile }: Mendable, edits: Fix['edits']): WorkspaceEdit {
  const like = dockerfile?.snapshot.text ?? '';
  const written = edits.map(({ range, newText }) => ({ range, newText: endingLike(like, newText) }));
  return { documentChanges: [{ textDocument: { uri, version }, edits: written }] };
}
