import type { Connection } from 'vscode-languageserver';
import { type DiagramChangedParams, diagramChanged } from '../protocol/methods';
import { unheard } from './unheard';

/** Tells the client of newer graphs, for the documents whose diagram it asked for. */
export class DiagramWatch {
  /** The newest version that the client knows of; undefined where it has to ask again. */
  private readonly told = new Map<string, number | undefined>();

  constructor(
    private readonly connection: Connection,
    private readonly versionOf: (uri: string) => number | undefined,
  ) {}

  asked(uri: string): void {
    const version = this.versionOf(uri);
    if (version !== undefined) this.told.set(uri, version);
  }

  closed(uri: string): void {
    this.told.delete(uri);
  }

  /** The picture is another one although the text is not. Without a URI, any may be. */
  outdated(uri?: string): void {
    const uris = uri === undefined ? [...this.told.keys()] : [uri];
    for (const one of uris) if (this.told.has(one)) this.told.set(one, undefined);
  }

  flush(): void {
    for (const [uri, told] of this.told) {
      const version = this.versionOf(uri);
      if (version === undefined || version === told) continue;
      this.told.set(uri, version);
      const params: DiagramChangedParams = { uri, version };
      unheard(this.connection.sendNotification(diagramChanged, params));
    }
  }
}
