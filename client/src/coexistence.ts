import * as vscode from 'vscode';
import { buildChecks } from '../../server/src/protocol/buildChecks';
import { type OtherDiagnostic, seenIn, shownByExtensions } from './coexistencePeers';

const setting = 'dockerfileStages.coexistence';
const settingsOfOthers = 'docker.languageserver.diagnostics';

const checks: ReadonlySet<string> = new Set(buildChecks.map(({ name }) => name));

/** What takes the place of the setting; the server knows what to make of a list. */
export type SharedFindings = string | readonly string[];

/**
 * Finds out which findings others show as well, so that nobody reads them twice: by who is there, and by what they were
 * seen to show since they are there. What was seen is not remembered for the next start: who needs a daemon may then be
 * without one.
 */
export class Coexistence implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private seen: ReadonlySet<string> = new Set();
  private decided: SharedFindings;

  /** `changed` hears of another decision. */
  constructor(private readonly changed: () => void) {
    this.disposables = [
      vscode.extensions.onDidChange(() => this.begin()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.look(uris)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(setting) || event.affectsConfiguration(settingsOfOthers)) this.settle();
      }),
    ];
    this.decided = this.decide();
    this.look(openDockerfiles());
  }

  /** What the server is told. */
  get current(): SharedFindings {
    return this.decided;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Others came or went. */
  private begin(): void {
    this.seen = new Set();
    this.look(openDockerfiles());
    this.settle();
  }

  private look(uris: readonly vscode.Uri[]): void {
    const open = new Set(openDockerfiles().map(String));
    const diagnostics = uris.filter((uri) => open.has(String(uri))).flatMap((uri) => diagnosticsOf(uri));
    const found = seenIn(diagnostics, (name) => checks.has(name)).filter((name) => !this.seen.has(name));
    if (found.length === 0) return;
    this.seen = new Set([...this.seen, ...found]);
    this.settle();
  }

  private settle(): void {
    const decided = this.decide();
    if (JSON.stringify(decided) === JSON.stringify(this.decided)) return;
    this.decided = decided;
    this.changed();
  }

  private decide(): SharedFindings {
    const settings = vscode.workspace.getConfiguration();
    const mode = settings.get<string>(setting) ?? 'auto';
    if (mode !== 'auto') return mode;
    const known = shownByExtensions(vscode.extensions.all, (name) => settings.get(name));
    return [...new Set([...known, ...this.seen])].sort();
  }
}

function openDockerfiles(): readonly vscode.Uri[] {
  return vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'dockerfile').map(({ uri }) => uri);
}

function diagnosticsOf(uri: vscode.Uri): readonly OtherDiagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}
