import * as vscode from 'vscode';
import { type SeenHelping, wereSeen, withSighting } from './generalFeaturesMemory';
import { hasFormatter, type OtherExtension, peersAmong, suspectsAmong, versionedId } from './generalFeaturesPeers';
import { GeneralFeaturesProbe } from './generalFeaturesProbe';

const setting = 'dockerfileStages.generalFeatures';
const memoryKey = 'generalFeatures.others';

/** When to look, in milliseconds after something changed: what others bring comes when their servers have started. */
const looks = [0, 1_000, 5_000, 20_000];

/** What takes the place of the setting. */
export interface Decision {
  readonly generalFeatures: 'on' | 'off';
  readonly formatting: 'on' | 'off';
}

/** Who wants to know. */
export interface GeneralFeaturesNews {
  /** We begin to help, or leave it to others. */
  changed(): void;
  /** Others that know Dockerfiles are there, and may have registered something just now. */
  crowded(): void;
}

/**
 * Decides whether we help with the language at large. With `auto` we do unless another extension does: one that is known
 * for it, or one that was seen to do it. What was seen is remembered, so that the next start begins as this one ended.
 */
export class GeneralFeatures implements vscode.Disposable {
  readonly probe = new GeneralFeaturesProbe();
  private readonly disposables: vscode.Disposable[] = [];
  private timers: NodeJS.Timeout[] = [];
  /** Who was there, and running, when we last began to look. */
  private around = '';
  /** There was no Dockerfile to find out with. */
  private unanswered = false;
  private decided: Decision;

  constructor(
    private readonly ownId: string,
    private readonly memory: vscode.Memento,
    private readonly news: GeneralFeaturesNews,
  ) {
    this.decided = this.decide();
    const look = () => this.lookAgain();
    this.disposables.push(
      vscode.extensions.onDidChange(() => this.begin()),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(setting) && this.settle()),
      // An extension that has been activated says nothing; most are activated with a file.
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.window.onDidChangeActiveTextEditor(look),
    );
    this.begin();
  }

  /** What the server is told. */
  get current(): Decision {
    return this.decided;
  }

  dispose(): void {
    this.stop();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Looks a few times, until others had the time to start. */
  private begin(): void {
    this.stop();
    this.unanswered = false;
    this.around = whoIsAround(this.suspects());
    this.timers = looks.map((after) => setTimeout(() => void this.look(after === looks.at(-1)), after));
  }

  private stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  /** Begins anew where other extensions run than before, or nothing was found out. */
  private lookAgain(): void {
    if (this.unanswered || whoIsAround(this.suspects()) !== this.around) this.begin();
  }

  private async look(isLast: boolean): Promise<void> {
    const suspects = this.suspects().map(versionedId);
    const hasPeers = peersAmong(others()).length > 0;
    if (hasPeers || suspects.length > 0) this.news.crowded();
    const isOpen = this.mode === 'auto' && suspects.length > 0 && !hasPeers;
    if (isOpen && (isLast || !this.isRemembered(suspects))) {
      const found = await this.probe.othersHelp();
      if (found !== undefined) await this.remember(suspects, found);
      else this.unanswered = isLast;
    }
    this.settle();
  }

  private settle(): void {
    const decided = this.decide();
    if (JSON.stringify(decided) === JSON.stringify(this.decided)) return;
    this.decided = decided;
    this.news.changed();
  }

  private decide(): Decision {
    if (this.mode !== 'auto') return { generalFeatures: this.mode, formatting: this.mode };
    const isTaken = peersAmong(others()).length > 0 || this.isRemembered(this.suspects().map(versionedId));
    const generalFeatures = isTaken ? 'off' : 'on';
    return { generalFeatures, formatting: hasFormatter(others()) ? 'off' : generalFeatures };
  }

  private get mode(): 'auto' | 'on' | 'off' {
    const mode = vscode.workspace.getConfiguration().get<string>(setting);
    return mode === 'on' || mode === 'off' ? mode : 'auto';
  }

  private suspects(): readonly OtherExtension[] {
    return suspectsAmong(others(), this.ownId);
  }

  private isRemembered(suspects: readonly string[]): boolean {
    return wereSeen(this.seen, suspects);
  }

  private get seen(): SeenHelping {
    return this.memory.get<SeenHelping>(memoryKey, []);
  }

  private async remember(suspects: readonly string[], help: boolean): Promise<void> {
    const seen = withSighting(this.seen, suspects, help);
    if (JSON.stringify(seen) !== JSON.stringify(this.seen)) await this.memory.update(memoryKey, seen);
  }
}

function whoIsAround(extensions: readonly OtherExtension[]): string {
  return extensions.map((one) => `${versionedId(one)} ${one.isActive}`).join();
}

function others(): readonly OtherExtension[] {
  return vscode.extensions.all;
}
