import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Host, LanguageService } from '../languageService';
import { buildsChanged } from '../protocol/builds';
import type { InitializationOptions } from '../protocol/methods';
import { dockerfilesChanged } from '../protocol/stagesView';
import type { Client } from './capabilities';
import { DiagnosticsFeed } from './diagnosticsFeed';
import { DiagramWatch } from './diagramWatch';
import { DockerfilesWatch } from './dockerfilesWatch';
import type { FileSource } from './files/fileSource';
import { sessionFiles } from './files/sessionFiles';
import { GeneralFeatures } from './generalFeatures';
import { type BundleReader, translations } from './localization';
import { nextTurn, wait, whenQuiet } from './quiet';
import { refreshLensesAndHints } from './refreshLensesAndHints';
import { scanProgress } from './scanProgress';
import { TargetFiles } from './targetFiles';

/** All that is there once a client said who it is. */
export interface Session {
  readonly client: Client;
  readonly service: LanguageService;
  readonly diagnostics: DiagnosticsFeed;
  readonly diagrams: DiagramWatch;
  readonly dockerfiles: DockerfilesWatch;
  readonly builds: DockerfilesWatch;
  readonly general: GeneralFeatures;
  readonly targetFiles: TargetFiles;
  /** There is news for the client; it gets it when no more messages wait. */
  readonly news: () => void;
}

export interface SessionParams {
  readonly connection: Connection;
  readonly client: Client;
  readonly initialize: InitializeParams;
  readonly host: Host;
  readonly readBundle?: BundleReader;
  readonly files?: FileSource;
}

/** Loads the core, which is put off until the client has its answer to `initialize`. */
export async function openSession(params: SessionParams): Promise<Session> {
  const { connection, client, initialize, host } = params;
  const options: InitializationOptions | undefined = initialize.initializationOptions;
  const [core, texts] = await Promise.all([import('../languageService'), translations(initialize, params.readBundle)]);
  if (texts !== undefined) core.translate(texts);
  const service = new core.LanguageService({
    ...host,
    files: sessionFiles(connection, initialize, params.files),
    pace: { turn: nextTurn, wait },
    scanning: scanProgress(connection, initialize),
    checksJson: options?.checksJson === true,
  });
  service.workspace.configure(options?.settings);
  const diagnostics = new DiagnosticsFeed(connection, client, service, () => news());
  const diagrams = new DiagramWatch(connection, (uri) => service.workspace.versionOf(uri));
  const dockerfiles = new DockerfilesWatch(connection, dockerfilesChanged);
  const builds = new DockerfilesWatch(connection, buildsChanged);
  const general = new GeneralFeatures(connection, client);
  const targetFiles = new TargetFiles(connection, client);
  let areFilesOthers = false;
  const news = whenQuiet(() => {
    // Who types sees first what it makes of the file itself.
    if (diagnostics.flush(host.log)) news();
    if (!diagnostics.isTyping) service.workspace.refreshTargets();
    if (areFilesOthers) {
      areFilesOthers = false;
      dockerfiles.changed();
      builds.changed();
      diagrams.outdated();
      refreshLensesAndHints(connection, client);
      diagnostics.allChanged();
    }
    if (diagnostics.flush(host.log)) news();
    diagrams.flush();
    dockerfiles.flush();
    builds.flush();
  });
  service.workspace.listen(() => {
    areFilesOthers = true;
    news();
  });
  service.workspace.listenForFindings(() => {
    diagnostics.allChanged();
    dockerfiles.changed();
    news();
  });
  return { client, service, diagnostics, diagrams, dockerfiles, builds, general, targetFiles, news };
}
