import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { BuildOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { refuse } from '../build/refuse';
import type { StageImage } from './builtStage';
import { type Container, containerFor } from './container';
import { endsContainer } from './endContainer';
import { findShell } from './findShell';
import { forgetArguments, shellArguments, type Variable } from './runArguments';
import type { RunOutcome } from './runOutcome';
import { runProgram } from './runProgram';
import { shellsToTry } from './shells';

/** What a shell is opened for. */
export interface ShellWish {
  /** The stage, in words. */
  readonly title: string;
  readonly variables?: readonly Variable[];
  /** The first lines of the terminal. */
  readonly message?: string;
}

/** Looks for a shell in an image and opens a terminal with it. The container goes with the terminal. */
export async function openShell(
  services: BuildServices,
  built: StageImage,
  { title, variables, message }: ShellWish,
): Promise<RunOutcome> {
  const { host, image, details } = built;
  const { executable } = host.engine;
  const container = newContainer(title);
  const args = shellArguments(host, image, container, variables);
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for a shell') };
  const found = await vscode.window.withProgress(progress, () =>
    findShell(host, args, shellsToTry(details.shell, details.platform), runProgram),
  );
  const clear = endOf(services, built, args.end);
  if (found.kind !== 'found') {
    void clear();
    return found.kind === 'none' ? { kind: 'no-shell' } : refuseToRun(title, found.reason);
  }
  const terminal = vscode.window.createTerminal({
    name: vscode.l10n.t('{0} · shell', title),
    shellPath: executable,
    shellArgs: [...args.open(found.shell)],
    iconPath: new vscode.ThemeIcon('terminal'),
    message,
    isTransient: true,
  });
  whenClosed(terminal, clear);
  terminal.show();
  return { kind: 'opened', container: container.name };
}

/** A container with a name that nobody has. */
export function newContainer(title: string): Container {
  return containerFor(title, randomBytes(4).toString('hex'));
}

/** What ends a container, at the latest with the extension, and forgets its image where nobody needs that then. */
export function endOf(
  { containers }: BuildServices,
  { host, image, isPassing }: StageImage,
  args: readonly string[],
): () => Promise<void> {
  const afterwards = isPassing ? forgetArguments(host, image) : undefined;
  const ending = endsContainer(host.engine.executable, args, afterwards);
  containers.add(ending);
  return async () => {
    containers.delete(ending);
    await ending.end();
  };
}

function whenClosed(terminal: vscode.Terminal, then: () => Promise<void>): void {
  const listener = vscode.window.onDidCloseTerminal((closed) => {
    if (closed !== terminal) return;
    listener.dispose();
    void then();
  });
}

function refuseToRun(title: string, reason: string): BuildOutcome {
  const why = reason || vscode.l10n.t('the engine does not say why');
  return refuse('not-run', vscode.l10n.t("Stage '{0}' can't be run here: {1}", title, why));
}
