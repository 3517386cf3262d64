import {
  BulkRegistration,
  CodeActionRequest,
  CompletionRequest,
  type Connection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  type DocumentSelector,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { actionKinds } from '../protocol/actionKinds';
import { inlineDockerfileGlobs, targetFileGlobs, targetFileLanguages } from '../protocol/targetFileGlobs';
import type { Client } from './capabilities';

/** Tells our diagnostics of these files from those of Dockerfiles. */
export const targetDiagnostics = 'dockerfile-stages-targets';

/** What may stand in front of a target or ends a word. */
const triggerCharacters = [' ', '=', '"', "'", ':'];

/**
 * Has a client that can be told later send us the files that may build Dockerfiles, and ask about them what concerns
 * targets. Colours, symbols and whatever else is there for Dockerfiles is not asked about them; highlights and folds of
 * stages are in files that may have a Dockerfile inside.
 */
export class TargetFiles {
  private now: Disposable | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
  ) {}

  /** Registers or takes back, one after the other however fast it changes. */
  follow(wanted: boolean): Promise<void> {
    if (!this.client.registersTargetFiles) return Promise.resolve();
    this.last = this.last.then(() => this.turn(wanted)).catch(() => undefined);
    return this.last;
  }

  private async turn(on: boolean): Promise<void> {
    if (on === (this.now !== undefined)) return;
    this.now?.dispose();
    this.now = on ? await this.connection.client.register(registrations(this.client)) : undefined;
  }
}

function registrations(client: Client): BulkRegistration {
  const documentSelector = targetFileSelector(client);
  const all = BulkRegistration.create();
  all.add(DidOpenTextDocumentNotification.type, { documentSelector });
  all.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
  all.add(DidCloseTextDocumentNotification.type, { documentSelector });
  all.add(CompletionRequest.type, { documentSelector, triggerCharacters, resolveProvider: true });
  all.add(HoverRequest.type, { documentSelector });
  all.add(DefinitionRequest.type, { documentSelector });
  all.add(ReferencesRequest.type, { documentSelector });
  all.add(RenameRequest.type, { documentSelector, prepareProvider: client.preparesRename });
  all.add(CodeActionRequest.type, { documentSelector, codeActionKinds: actionKinds });
  const around = { documentSelector: inlineDockerfileSelector(client) };
  if (client.registersHighlights) all.add(DocumentHighlightRequest.type, around);
  if (client.registersFolds) all.add(FoldingRangeRequest.type, around);
  if (client.pullsDiagnostics) all.add(DocumentDiagnosticRequest.type, { documentSelector, ...diagnosticOptions });
  return all;
}

/** Targets depend on Dockerfiles; when those change, the client is told to ask again. */
const diagnosticOptions = {
  identifier: targetDiagnostics,
  interFileDependencies: false,
  workspaceDiagnostics: false,
};

/**
 * A language counts for itself, so that a script is known by its first line. What an editor makes up to compare files with
 * has another scheme than the folders that are open, and stays out.
 */
function targetFileSelector({ schemes }: Client): DocumentSelector {
  const pattern = `{${targetFileGlobs.join(',')}}`;
  return schemes.flatMap((scheme) => [
    { scheme, pattern },
    ...targetFileLanguages.map((language) => ({ scheme, language })),
  ]);
}

/** Files that may have a Dockerfile inside. */
function inlineDockerfileSelector({ schemes }: Client): DocumentSelector {
  const pattern = `{${inlineDockerfileGlobs.join(',')}}`;
  return schemes.map((scheme) => ({ scheme, pattern }));
}
