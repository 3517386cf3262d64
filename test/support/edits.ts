import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** The edits of one Dockerfile's text. */
export function editsOf(edit: WorkspaceEdit | undefined): TextEdit[] {
  const [change] = edit?.documentChanges ?? [];
  return change && 'edits' in change ? (change.edits as TextEdit[]) : [];
}

/** The text once the edits are in it. Throws where they overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);
}
