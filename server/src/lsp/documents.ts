import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver-protocol';
import { pullConfiguration, pushedSection, watchConfiguration } from './configuration';
import { type Boundary, onNotification } from './handle';
import type { Session } from './session';
import { askToRefresh } from './tell';

/** Takes what the client tells: documents that open, change and close, and settings. */
export function followClient(boundary: Boundary, session: () => Promise<Session>): void {
  onNotification(boundary, 'textDocument/didOpen', async ({ textDocument }: DidOpenTextDocumentParams) => {
    const { service, diagnostics, news } = await session();
    service.open(textDocument.uri, textDocument.version, textDocument.text);
    diagnostics.opened(textDocument.uri);
    news();
  });
  onNotification(boundary, 'textDocument/didChange', async (params: DidChangeTextDocumentParams) => {
    const { service, diagnostics, news } = await session();
    const { uri, version } = params.textDocument;
    service.change(uri, version, params.contentChanges);
    diagnostics.changed(uri);
    news();
  });
  onNotification(boundary, 'textDocument/didClose', async ({ textDocument }: DidCloseTextDocumentParams) => {
    const { service, diagnostics, diagrams } = await session();
    service.close(textDocument.uri);
    diagnostics.closed(textDocument.uri);
    diagrams.closed(textDocument.uri);
  });
  followSettings(boundary, session);
}

function followSettings(boundary: Boundary, session: () => Promise<Session>): void {
  const { connection } = boundary;
  onNotification(boundary, 'initialized', async () => {
    const current = await session();
    configure(current, await pullConfiguration(connection, current.client), connection);
    await watchConfiguration(connection, current.client);
  });
  onNotification(boundary, 'workspace/didChangeConfiguration', async (params: DidChangeConfigurationParams) => {
    const current = await session();
    const pulled = await pullConfiguration(connection, current.client);
    configure(current, pulled ?? pushedSection(params), connection);
  });
}

function configure(
  { client, service, diagnostics, news }: Session,
  section: unknown,
  connection: Boundary['connection'],
): void {
  if (section === undefined || !service.configure(section)) return;
  diagnostics.settingsChanged();
  if (client.refreshesCodeLenses) askToRefresh(connection, 'workspace/codeLens/refresh');
  news();
}
