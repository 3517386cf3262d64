import { CodeLensRefreshRequest, type Connection, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { Client } from './capabilities';
import { unheard } from './unheard';

/** Has the client ask anew for what it shows in the text of all documents. */
export function refreshLensesAndHints(connection: Connection, client: Client): void {
  const { showsCodeLenses, refreshesCodeLenses, refreshesInlayHints } = client;
  if (showsCodeLenses && refreshesCodeLenses) unheard(connection.sendRequest(CodeLensRefreshRequest.type));
  if (refreshesInlayHints) unheard(connection.sendRequest(InlayHintRefreshRequest.type));
}
