import {
  BulkRegistration,
  CodeActionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { configName } from '../protocol/configName';
import type { Client } from './capabilities';

/** Has a client that can be told later send us the files in which projects say what they want of us. */
export async function followConfigFiles(connection: Connection, client: Client): Promise<void> {
  if (client.registersTargetFiles) await connection.client.register(registrations(client));
}

function registrations({ schemes, pullsDiagnostics }: Client): BulkRegistration {
  const documentSelector = schemes.map((scheme) => ({ scheme, pattern: `**/${configName}` }));
  const all = BulkRegistration.create();
  all.add(DidOpenTextDocumentNotification.type, { documentSelector });
  all.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
  all.add(DidCloseTextDocumentNotification.type, { documentSelector });
  all.add(CodeActionRequest.type, { documentSelector, codeActionKinds: ['quickfix'] });
  if (pullsDiagnostics) all.add(DocumentDiagnosticRequest.type, { documentSelector, ...diagnosticOptions });
  return all;
}

const diagnosticOptions = {
  identifier: 'dockerfile-stages-configuration',
  interFileDependencies: false,
  workspaceDiagnostics: false,
};
