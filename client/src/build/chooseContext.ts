import * as path from 'node:path';
import * as vscode from 'vscode';
import { type ContextCandidate, contextCandidates } from './buildContext';
import type { BuildServices } from './buildServices';

const memoryKey = (dockerfile: vscode.Uri) => `buildContext:${dockerfile.toString()}`;

/** The folder that somebody chose for this Dockerfile; it may be gone. */
export function chosenContext(memory: vscode.Memento, dockerfile: vscode.Uri): string | undefined {
  return memory.get<string>(memoryKey(dockerfile));
}

/**
 * The folder that COPY reads from: the one chosen before, or the Dockerfile's own. Asks, once per Dockerfile, when a
 * folder above holds more of the sources. Undefined when the user does not answer.
 */
export async function contextFor(
  services: BuildServices,
  dockerfile: vscode.Uri,
  sources: readonly string[],
): Promise<string | undefined> {
  const chosen = chosenContext(services.memory, dockerfile);
  if (chosen !== undefined && (await services.folders.exists(chosen))) return chosen;
  const candidates = await candidatesFor(services, dockerfile, sources);
  const [only] = candidates;
  return candidates.length <= 1 ? only?.folder : askForContext(services, dockerfile, candidates);
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
