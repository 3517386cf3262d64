import type { Connection, DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { LanguageService, VersionedDiagnostics } from '../languageService';
import type { Client } from './capabilities';
import { describe } from './handle';
import { nextTurn, wait } from './quiet';
import { targetDiagnostics } from './targetFiles';
import { unheard } from './unheard';

/** Whoever types on within this time, in milliseconds, has no eyes for advice. */
const pauseInTyping = 200;
/** For the configuration of the project, in milliseconds. */
const longestWait = 1_000;

/**
 * Brings diagnostics to the client: pushed, or where the client can pull, told to it when it asks. Only the newest
 * version of a document is ever looked at.
 */
export class DiagnosticsFeed {
  private readonly due = new Set<string>();
  /** Tells apart what was computed in other circumstances, and of a document that was closed and opened again. */
  private generation = 0;
  private openings = 0;
  private readonly opening = new Map<string, number>();
  /** Large documents of which only what is urgent was said, with the number of the time that it was. */
  private readonly late = new Map<string, number>();
  private times = 0;
  /** Those that nobody has typed in for a while. */
  private readonly calm = new Set<string>();
  /** Large documents of which something was said. */
  private readonly seen = new Set<string>();
  /** Documents that ask for builds, or did. */
  private readonly withTargets = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly service: LanguageService,
    /** Called when there is something to flush again. */
    private readonly wake: () => void,
  ) {}

  /** The document is new or was edited; `flush` will publish it. */
  changed(uri: string): void {
    this.calm.delete(uri);
    if (!this.client.pullsDiagnostics) this.due.add(uri);
  }

  opened(uri: string): void {
    this.opening.set(uri, ++this.openings);
    this.changed(uri);
  }

  /** What was reported of it is taken back. */
  closed(uri: string): void {
    this.late.delete(uri);
    this.calm.delete(uri);
    this.seen.delete(uri);
    this.due.delete(uri);
    this.opening.delete(uri);
    this.withTargets.delete(uri);
    if (!this.client.pullsDiagnostics) this.publish({ uri, diagnostics: [] });
  }

  /** Everything has to be looked at again: settings have changed, or other files of the folder. */
  allChanged(): void {
    this.generation++;
    const { service } = this;
    for (const uri of [
      ...service.workspace.openUris(),
      ...service.workspace.openTargetFiles(),
      ...service.workspace.openConfigFiles(),
    ]) {
      this.changed(uri);
    }
    if (this.client.pullsDiagnostics && this.client.refreshesDiagnostics) {
      unheard(this.connection.languages.diagnostics.refresh());
    }
  }

  /** Somebody types in a large document, and all that can wait waits for a pause in that. */
  get isTyping(): boolean {
    return this.late.size > 0;
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
        if (!this.service.workspace.readAhead(uri) || !this.service.findUrgentAhead(uri)) {
          this.due.add(uri);
          continue;
        }
        if (this.publishAtOnce(uri)) continue;
        if (!this.service.findAhead(uri)) {
          this.due.add(uri);
          continue;
        }
        const found = this.service.diagnostics(uri);
        if (this.service.workspace.hasTargets(uri)) {
          this.publishWithTargets(uri).catch((error) => log(`diagnostics of ${uri}: ${describe(error)}`));
        } else if (found) this.publish({ uri, version: found.version, diagnostics: found.items });
        else if (this.withTargets.has(uri)) this.publish({ uri, diagnostics: [] });
      } catch (error) {
        log(`diagnostics of ${uri}: ${describe(error)}`);
      }
    }
    return this.due.size > 0;
  }

  /** A Dockerfile may be among what was registered for files that build some; it is answered for once. */
  async pull(
    uri: string,
    previousResultId: string | undefined,
    identifier: string | undefined,
  ): Promise<DocumentDiagnosticReport> {
    if (identifier === targetDiagnostics && this.service.workspace.isDockerfile(uri))
      return { kind: 'full', items: [] };
    // Who would see other findings for a moment had better wait for that moment.
    await Promise.race([this.service.workspace.settled(uri), wait(longestWait)]);
    const early = await this.pullAtOnce(uri);
    if (early) return early;
    while (!this.service.findAhead(uri)) await nextTurn();
    const resultId = [this.generation, this.opening.get(uri), this.service.workspace.versionOf(uri)].join(':');
    if (resultId === previousResultId) return { kind: 'unchanged', resultId };
    const own = this.service.diagnostics(uri)?.items ?? [];
    const targets = this.service.workspace.hasTargets(uri) ? await this.service.targetDiagnostics(uri) : undefined;
    return { kind: 'full', resultId, items: [...own, ...(targets?.items ?? [])] };
  }

  /** What is urgent, for a client that can be told to ask again for the rest. */
  private async pullAtOnce(uri: string): Promise<DocumentDiagnosticReport | undefined> {
    const { service } = this;
    if (!this.client.refreshesDiagnostics || this.calm.has(uri)) return undefined;
    while (!service.workspace.readAhead(uri) || !service.findUrgentAhead(uri)) await nextTurn();
    const found = this.foundAtOnce(uri);
    if (!found) return undefined;
    this.whenTyped(uri, () => void this.askAgain(uri));
    return { kind: 'full', items: found.items };
  }

  /** Once all is found, unless the document went on meanwhile: then somebody has asked already. */
  private async askAgain(uri: string): Promise<void> {
    while (this.calm.has(uri) && !this.service.findAhead(uri)) await nextTurn();
    if (this.calm.has(uri)) unheard(this.connection.languages.diagnostics.refresh());
  }

  /** What takes a look at other files, unless the document went on meanwhile: then somebody else is at it. */
  private async publishWithTargets(uri: string): Promise<void> {
    this.withTargets.add(uri);
    const targets = await this.service.targetDiagnostics(uri);
    const own = this.service.diagnostics(uri)?.items ?? [];
    if (!targets || this.service.workspace.versionOf(uri) !== targets.version) return;
    this.publish({ uri, version: targets.version, diagnostics: [...own, ...targets.items] });
  }

  /** What is urgent in a large document that is new or typed in; the rest comes a moment later. */
  private publishAtOnce(uri: string): boolean {
    const found = this.foundAtOnce(uri);
    if (!found) return false;
    this.publish({ uri, version: found.version, diagnostics: found.items });
    this.whenTyped(uri, () => this.due.add(uri));
    return true;
  }

  private foundAtOnce(uri: string): VersionedDiagnostics | undefined {
    if (this.calm.has(uri) || this.service.workspace.hasTargets(uri)) return undefined;
    return this.service.diagnosticsAtOnce(uri);
  }

  /** Once nobody types in it any more. Who opens it need not wait for that. */
  private whenTyped(uri: string, then: () => void): void {
    const time = ++this.times;
    this.late.set(uri, time);
    const pause = this.seen.has(uri) ? pauseInTyping : 0;
    this.seen.add(uri);
    void wait(pause).then(() => {
      if (this.late.get(uri) !== time) return;
      this.late.delete(uri);
      this.calm.add(uri);
      then();
      this.wake();
    });
  }

  private publish(params: PublishDiagnosticsParams): void {
    unheard(this.connection.sendDiagnostics(params));
  }
}
