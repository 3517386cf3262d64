import * as vscode from 'vscode';
import type { BuildOutcome, Refusal } from './buildOutcome';
import type { WantedEngine } from './findEngine';

/** Says why nothing is built, with a button for each way forward. Does not wait for an answer. */
export function refuse(reason: Refusal, message: string, ways: readonly Way[] = []): BuildOutcome {
  void vscode.window.showWarningMessage(message, ...ways.map(({ title }) => title)).then((title) => {
    return ways.find((way) => way.title === title)?.go();
  });
  return { kind: 'refused', reason };
}

/** A button. */
export interface Way {
  readonly title: string;
  go(): Thenable<unknown>;
}

/** Whether building is allowed here: it runs what the folder's files say. */
export function refusedByTrust(isTrusted = vscode.workspace.isTrusted): BuildOutcome | undefined {
  if (isTrusted) return undefined;
  return refuse(
    'untrusted',
    vscode.l10n.t('Building runs what the Dockerfile says, so it needs a folder that you trust.'),
    [
      {
        title: vscode.l10n.t('Manage Trust'),
        go: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  );
}

export function refusedWithoutEngine(wanted: WantedEngine): BuildOutcome {
  return refuse('no-engine', withoutEngine(wanted), [settingsWay('dockerfileStages.engine'), getDockerWay()]);
}

function withoutEngine({ path, kind }: WantedEngine): string {
  if (path !== '') return vscode.l10n.t('"{0}" from your settings is no engine that can be run.', path);
  return kind === 'auto'
    ? vscode.l10n.t('Building a stage needs Docker, podman, nerdctl or buildah. Install one, or say where it is.')
    : vscode.l10n.t('Your settings ask for {0}, and none was found. Install it, or say where it is.', kind);
}

export function settingsWay(setting: string): Way {
  return {
    title: vscode.l10n.t('Open Settings'),
    go: () => vscode.commands.executeCommand('workbench.action.openSettings', setting),
  };
}

function getDockerWay(): Way {
  return {
    title: vscode.l10n.t('Get Docker'),
    go: () => vscode.env.openExternal(vscode.Uri.parse('https://docs.docker.com/get-started/get-docker/')),
  };
}
