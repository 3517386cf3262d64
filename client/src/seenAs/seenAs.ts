import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type BuildSummary,
  type BuildsAnswer,
  type BuildsParams,
  buildsRequest,
  type SeeAsParams,
  seeAsRequest,
} from '../../../server/src/protocol/builds';

const memoryKey = (uri: vscode.Uri) => `seenAs:${uri.toString()}`;

/** Who builds a Dockerfile, and the one of them as which it is seen. */
export interface Builds {
  readonly builds: readonly BuildSummary[];
  readonly current: BuildSummary | undefined;
}

/** Remembers as which of its builds each Dockerfile is seen, and has the server know. */
export class SeenAs {
  /** What the server was told, by URI; it forgets when it ends. */
  private readonly told = new Set<string>();

  constructor(
    private readonly client: LanguageClient,
    private readonly memory: vscode.Memento,
  ) {}

  /** The server is a new one. */
  forgetTold(): void {
    this.told.clear();
  }

  /** Tells the server what was chosen for a document that it has, unless it knows. */
  async tell(uri: vscode.Uri): Promise<void> {
    const build = this.memory.get<string>(memoryKey(uri));
    if (build === undefined || this.told.has(uri.toString())) return;
    this.told.add(uri.toString());
    await this.seeAs(uri, build);
  }

  /** VS Code opens the file without showing it, so that the server knows its text. */
  async builds(uri: vscode.Uri): Promise<Builds> {
    await vscode.workspace.openTextDocument(uri);
    await this.tell(uri);
    const params: BuildsParams = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    const answer = await this.client.sendRequest<BuildsAnswer | null>(buildsRequest, params);
    const { builds = [], seenAs } = answer ?? {};
    return { builds, current: builds.find(({ id }) => id === seenAs) };
  }

  /** Without a build, the Dockerfile is seen as it is written. */
  async choose(uri: vscode.Uri, build: string | undefined): Promise<void> {
    this.told.add(uri.toString());
    await this.memory.update(memoryKey(uri), build);
    await this.seeAs(uri, build);
  }

  private async seeAs(uri: vscode.Uri, build: string | undefined): Promise<void> {
    const params: SeeAsParams = { uri: this.client.code2ProtocolConverter.asUri(uri), build };
    await this.client.sendRequest(seeAsRequest, params);
  }
}
