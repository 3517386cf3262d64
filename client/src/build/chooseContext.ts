import * as path from 'node:path';
import * as vscode from 'vscode';
import { type ContextCandidate, contextCandidates, contextsIn, obviousContext } from './buildContext';
import type { BuildServices } from './buildServices';

const memoryKey = (dockerfile: vscode.Uri) => `buildContext:${dockerfile.toString()}`;

/** The folder that somebody chose for this Dockerfile; it may be gone. */
export function chosenContext(memory: vscode.Memento, dockerfile: vscode.Uri): string | undefined {
  return memory.get<string>(memoryKey(dockerfile));
}

/** What is known of a stage's context before anybody looks. */
export interface ContextHints {
  /** What the stage and all that it reaches copy. */
  readonly sources: readonly string[];
  /** Folders in which other files build it. */
  readonly built: readonly string[];
}

/**
 * The folder that COPY reads from: the one chosen before, that of the settings, that in which other files build the stage,
 * the only one that holds all sources, or the Dockerfile's own. Asks, once per Dockerfile, where there is a choice.
 * Undefined when the user does not answer.
 */
export async function contextFor(
  services: BuildServices,
  dockerfile: vscode.Uri,
  hints: ContextHints,
): Promise<string | undefined> {
  const { best, choice } = await likelyContext(services, dockerfile, hints);
  return choice.length === 0 ? best : askForContext(services, dockerfile, choice);
}

/** The best context, and those to choose from where it isn't clear. */
export async function likelyContext(
  services: BuildServices,
  dockerfile: vscode.Uri,
  { sources, built }: ContextHints,
): Promise<{ readonly best: string; readonly choice: readonly ContextCandidate[] }> {
  const said = chosenContext(services.memory, dockerfile) ?? settingContext(dockerfile);
  if (said !== undefined && (await services.folders.exists(said))) return { best: said, choice: [] };
  const candidates = await candidatesFor(services, dockerfile, sources);
  const elsewhere = await contextsIn(built, sources, services.folders);
  const obvious = obviousContext(candidates, elsewhere);
  if (obvious) return { best: obvious.folder, choice: [] };
  const others = candidates.filter(({ folder }) => !built.includes(folder));
  const choice = [...elsewhere, ...others];
  return { best: choice[0]?.folder ?? path.dirname(dockerfile.fsPath), choice };
}

/** Relative to the workspace folder. */
function settingContext(dockerfile: vscode.Uri): string | undefined {
  const setting = vscode.workspace.getConfiguration('dockerfileStages', dockerfile).get('build.context', '').trim();
  const folder = vscode.workspace.getWorkspaceFolder(dockerfile)?.uri.fsPath ?? path.dirname(dockerfile.fsPath);
  return setting === '' ? undefined : path.resolve(folder, setting);
}

/** Asks for the context of a Dockerfile and remembers the answer. */
export async function askForContext(
  services: BuildServices,
  dockerfile: vscode.Uri,
  candidates: readonly ContextCandidate[],
): Promise<string | undefined> {
  const other = { label: vscode.l10n.t('Another Folder…'), folder: undefined };
  const picked = await vscode.window.showQuickPick([...candidates.map(item), other], {
    title: vscode.l10n.t('Build context of {0}', vscode.workspace.asRelativePath(dockerfile)),
    placeHolder: vscode.l10n.t('Which folder does COPY read from? The answer is remembered for this Dockerfile.'),
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  const folder = picked.folder ?? (await askForFolder(dockerfile));
  if (folder !== undefined) await services.memory.update(memoryKey(dockerfile), folder);
  return folder;
}

export function candidatesFor(
  services: BuildServices,
  dockerfile: vscode.Uri,
  sources: readonly string[],
): Promise<readonly ContextCandidate[]> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(dockerfile)?.uri.fsPath;
  return contextCandidates({ dockerfile: dockerfile.fsPath, workspaceFolder, sources }, services.folders);
}

function item({ folder, missing }: ContextCandidate): vscode.QuickPickItem & { folder: string } {
  return {
    label: `$(folder) ${path.basename(folder)}`,
    description: placeOf(folder),
    detail: missing.length === 0 ? vscode.l10n.t('Everything that is copied is here') : missingHere(missing),
    folder,
  };
}

/** Where a folder is, unless its name says that. */
function placeOf(folder: string): string | undefined {
  const isWorkspaceFolder = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.fsPath === folder);
  if (isWorkspaceFolder) return vscode.l10n.t('workspace folder');
  const place = vscode.workspace.asRelativePath(folder);
  return place === path.basename(folder) ? undefined : place;
}

function missingHere(missing: readonly string[]): string {
  const names = missing.slice(0, 3).join(', ');
  return missing.length > 3
    ? vscode.l10n.t('Not here: {0} and {1} more', names, missing.length - 3)
    : vscode.l10n.t('Not here: {0}', names);
}

async function askForFolder(dockerfile: vscode.Uri): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: vscode.Uri.joinPath(dockerfile, '..'),
      openLabel: vscode.l10n.t('Use as Build Context'),
    })) ?? [];
  return folder?.fsPath;
}
