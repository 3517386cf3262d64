import * as vscode from 'vscode';
import type { BuildSummary } from '../../../server/src/protocol/builds';
import { buildIcon } from '../stagesView/treeItems';
import { buildWords } from '../stagesView/words';
import type { Builds } from './seenAs';

/** What somebody chose: one of the builds, or the Dockerfile as it is written. */
export interface Choice {
  readonly build: string | undefined;
}

/** Asks as which of its builds a Dockerfile is to be seen. Undefined when the user does not answer. */
export async function pickBuild(uri: vscode.Uri, { builds, current }: Builds): Promise<Choice | undefined> {
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, build: undefined };
  const items = [plainItem(current === undefined), separator, ...builds.map((build) => item(build, build === current))];
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('See {0} as one of its builds does', vscode.workspace.asRelativePath(uri)),
    placeHolder: vscode.l10n.t('Its arguments, platform, contexts and target will count'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

function plainItem(isCurrent: boolean): vscode.QuickPickItem & Choice {
  return {
    label: `$(file) ${vscode.l10n.t('As it is written')}`,
    description: isCurrent ? vscode.l10n.t('now') : vscode.l10n.t('with the defaults of a plain build'),
    build: undefined,
  };
}

function item(build: BuildSummary, isCurrent: boolean): vscode.QuickPickItem & Choice {
  const { label, description } = buildWords(build);
  return {
    label: `$(${buildIcon(build)}) ${label}`,
    description: isCurrent ? `${description} · ${vscode.l10n.t('now')}` : description,
    detail: detailOf(build),
    build: build.id,
  };
}

/** What the build is told, as one would write it. */
function detailOf({ target, platform, buildArgs, contexts }: BuildSummary): string {
  return [
    target === undefined ? vscode.l10n.t('the last stage') : `--target ${target}`,
    platform && `--platform ${platform}`,
    ...buildArgs.map((given) => `--build-arg ${given}`),
    ...contexts.map((name) => `--build-context ${name}`),
  ]
    .filter(Boolean)
    .join('  ');
}
