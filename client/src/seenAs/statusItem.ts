import * as vscode from 'vscode';
import type { BuildSummary } from '../../../server/src/protocol/builds';
import { commands } from '../../../server/src/protocol/methods';
import { buildWords } from '../stagesView/words';
import type { Builds } from './seenAs';

/** Of the name of a build, in characters. */
const longest = 24;

/** In the status bar: as which build the active Dockerfile is seen. */
export function createStatusItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('dockerfileStages.seenAs', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Dockerfile Seen as a Build');
  return item;
}

/** Hides for a Dockerfile that nobody builds. */
export function showBuilds(item: vscode.StatusBarItem, uri: vscode.Uri, { builds, current }: Builds): void {
  if (builds.length === 0) {
    item.hide();
    return;
  }
  const name = current ? shortened(buildWords(current).label) : vscode.l10n.t('as written');
  const tooltip = current ? tooltipOf(current) : invitation(builds.length);
  item.text = `$(eye) ${name}`;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${name}. ${tooltip}`, role: 'button' };
  item.command = { title: tooltip, command: commands.seeAs, arguments: [uri] };
  item.show();
}

function tooltipOf(build: BuildSummary): string {
  return vscode.l10n.t('Seen as {0} builds it. Click to change that.', buildWords(build).description);
}

function invitation(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 build in other files. Click to see the Dockerfile as it does.')
    : vscode.l10n.t('{0} builds in other files. Click to see the Dockerfile as one of them does.', count);
}

function shortened(text: string): string {
  const characters = [...text.replace(/\$\(/g, '(')];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}
