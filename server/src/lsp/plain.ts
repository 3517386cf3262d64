import type {
  CodeAction,
  Hover,
  MarkupContent,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';

/** For clients that show no Markdown: its text without links, emphasis, lines and code marks. */
export function plainHover(hover: Hover): Hover {
  const { contents } = hover;
  if (typeof contents !== 'object' || !('kind' in contents)) return hover;
  return { ...hover, contents: { kind: 'plaintext', value: plainText(contents.value) } };
}

/** For clients that show no Markdown beside signatures. */
export function plainSignatures(help: SignatureHelp): SignatureHelp {
  return {
    ...help,
    signatures: help.signatures.map((signature) => ({
      ...plainDocumentation(signature),
      parameters: signature.parameters?.map(plainDocumentation),
    })),
  };
}

function plainDocumentation<T extends { documentation?: string | MarkupContent }>(one: T): T {
  const { documentation } = one;
  if (typeof documentation !== 'object') return one;
  return { ...one, documentation: { kind: 'plaintext', value: plainText(documentation.value) } };
}

function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^---\n+/gm, '')
    .replace(/[`*]/g, '')
    .replace(/\\(.)/g, '$1');
}

/** For clients that know no `documentChanges`: the same edits by document. */
export function plainEdit(action: CodeAction): CodeAction {
  return action.edit ? { ...action, edit: plainChanges(action.edit) } : action;
}

/** As `plainEdit`, for an edit by itself. */
export function plainChanges({ documentChanges = [] }: WorkspaceEdit): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const change of documentChanges) {
    if ('edits' in change) changes[change.textDocument.uri] = change.edits as TextEdit[];
  }
  return { changes };
}
