import type { Connection, DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { LanguageService } from '../languageService';
import type { Client } from './capabilities';
import { describe } from './handle';
import { unheard } from './unheard';

/**
 * Brings diagnostics to the client: pushed, or where the client can pull, told to it when it asks. Only the newest
 * version of a document is ever looked at.
 */
export class DiagnosticsFeed {
  private readonly due = new Set<string>();
  /** Tells apart what was computed under other settings, and of a document that was closed and opened again. */
  private settingsGeneration = 0;
  private openings = 0;
  private readonly opening = new Map<string, number>();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly service: LanguageService,
  ) {}

  /** The document is new or was edited; `flush` will publish it. */
  changed(uri: string): void {
    if (!this.client.pullsDiagnostics) this.due.add(uri);
  }

  opened(uri: string): void {
    this.opening.set(uri, ++this.openings);
    this.changed(uri);
  }

  /** What was reported of it is taken back. */
  closed(uri: string): void {
    this.due.delete(uri);
    this.opening.delete(uri);
    if (!this.client.pullsDiagnostics) this.publish({ uri, diagnostics: [] });
  }

  /** Everything has to be looked at again. */
  settingsChanged(): void {
    this.settingsGeneration++;
    for (const uri of this.service.openUris()) this.changed(uri);
    if (this.client.pullsDiagnostics && this.client.refreshesDiagnostics) {
      unheard(this.connection.languages.diagnostics.refresh());
    }
  }

  /**
   * Publishes what is due; what fails is logged, and the other documents still get theirs. True where a large document
   * is still being read: then it wants to be called again.
   */
  flush(log: (message: string) => void): boolean {
    const uris = [...this.due];
    this.due.clear();
    for (const uri of uris) {
      try {
        if (!this.service.readAhead(uri)) {
          this.due.add(uri);
          continue;
        }
        const found = this.service.diagnostics(uri);
        if (found) this.publish({ uri, version: found.version, diagnostics: found.items });
      } catch (error) {
        log(`diagnostics of ${uri}: ${describe(error)}`);
      }
    }
    return this.due.size > 0;
  }

  pull(uri: string, previousResultId: string | undefined): DocumentDiagnosticReport {
    const resultId = [this.settingsGeneration, this.opening.get(uri), this.service.versionOf(uri)].join(':');
    if (resultId === previousResultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: this.service.diagnostics(uri)?.items ?? [] };
  }

  private publish(params: PublishDiagnosticsParams): void {
    unheard(this.connection.sendDiagnostics(params));
  }
}
