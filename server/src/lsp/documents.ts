import { type Connection, FoldingRangeRefreshRequest } from 'vscode-languageserver';
import { followConfigFiles } from './configFiles';
import { pullConfiguration, pushedSection, watchConfiguration } from './configuration';
import { type Boundary, take } from './handle';
import { refreshLensesAndHints } from './refreshLensesAndHints';
import type { Session } from './session';
import { unheard } from './unheard';

/** Takes what the client tells: documents that open, change and close, and settings. */
export function followClient(connection: Connection, boundary: Boundary, session: () => Promise<Session>): void {
  connection.onDidOpenTextDocument(
    take(boundary, 'didOpen', async ({ textDocument }) => {
      const { service, diagnostics, news } = await session();
      service.workspace.open(textDocument.uri, textDocument.version, textDocument.text, textDocument.languageId);
      diagnostics.opened(textDocument.uri);
      news();
      await service.workspace.checkShell(textDocument.uri);
    }),
  );
  connection.onDidChangeTextDocument(
    take(boundary, 'didChange', async ({ textDocument, contentChanges }) => {
      const { service, diagnostics, news } = await session();
      service.workspace.change(textDocument.uri, textDocument.version, contentChanges);
      diagnostics.changed(textDocument.uri);
      news();
    }),
  );
  connection.onDidSaveTextDocument(
    take(boundary, 'didSave', async ({ textDocument }) =>
      (await session()).service.workspace.checkShell(textDocument.uri),
    ),
  );
  connection.onDidCloseTextDocument(
    take(boundary, 'didClose', async ({ textDocument }) => {
      const { service, diagnostics, diagrams } = await session();
      service.workspace.close(textDocument.uri);
      diagnostics.closed(textDocument.uri);
      diagrams.closed(textDocument.uri);
    }),
  );
  followSettings(connection, boundary, session);
}

function followSettings(connection: Connection, boundary: Boundary, session: () => Promise<Session>): void {
  connection.onInitialized(
    take(boundary, 'initialized', async () => {
      const current = await session();
      configure(connection, current, await pullConfiguration(connection, current.client));
      await watchConfiguration(connection, current.client);
      await followConfigFiles(connection, current.client);
    }),
  );
  connection.onDidChangeConfiguration(
    take(boundary, 'didChangeConfiguration', async (params) => {
      const current = await session();
      const pulled = await pullConfiguration(connection, current.client);
      configure(connection, current, pulled ?? pushedSection(params));
    }),
  );
}

function configure(connection: Connection, session: Session, section: unknown): void {
  const { client, service, diagnostics, dockerfiles, general, targetFiles, news } = session;
  const changed = section !== undefined && service.workspace.configure(section);
  unheard(general.follow(service.workspace.settings));
  unheard(targetFiles.follow(service.workspace.settings.targets.enabled));
  if (!changed) return;
  for (const uri of service.workspace.openUris()) unheard(service.workspace.checkShell(uri));
  diagnostics.allChanged();
  dockerfiles.changed();
  refreshLensesAndHints(connection, client);
  if (client.refreshesFolds) unheard(connection.sendRequest(FoldingRangeRefreshRequest.type));
  news();
}
