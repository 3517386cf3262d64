import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import type { PanelView } from '../../../server/src/protocol/webview';

/** What the picture is to show from now on, or that somebody else is to ask as which build the file is seen. */
export type ViewChoice = PanelView | 'seeAs';

interface ViewItem extends vscode.QuickPickItem {
  readonly choice?: ViewChoice;
}

/** Asks how much the picture says, of whose build it is, and how it shows images; `view` is what holds now. */
export async function pickView(
  stages: readonly StageSummary[],
  view: Required<Pick<PanelView, 'level' | 'images'>> & PanelView,
): Promise<ViewChoice | undefined> {
  const item = (label: string, part: PanelView, description?: string): ViewItem => {
    const holds = Object.entries(part).every(([name, value]) => view[name as keyof PanelView] === value);
    return { label: `$(${holds ? 'check' : 'blank'}) ${label}`, description, choice: { ...view, ...part } };
  };
  const heading = (label: string): ViewItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const named = stages.flatMap(({ writtenName }) => writtenName ?? []);
  const items = [
    heading(vscode.l10n.t('Level')),
    item(vscode.l10n.t('Overview'), { level: 'overview' }, vscode.l10n.t('names')),
    item(vscode.l10n.t('Normal'), { level: 'normal' }),
    item(vscode.l10n.t('Detailed'), { level: 'detailed' }, vscode.l10n.t('each instruction')),
    heading(vscode.l10n.t('Target')),
    item(vscode.l10n.t('What is built by default'), { targetName: undefined }),
    ...named.map((targetName) => item(targetName, { targetName })),
    { label: `$(eye) ${vscode.l10n.t('As Another File Builds It…')}`, choice: 'seeAs' as const },
    heading(vscode.l10n.t('Images')),
    item(vscode.l10n.t('Each image once'), { images: 'merged' }),
    item(vscode.l10n.t('An image for each use'), { images: 'perUse' }),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('What is the diagram to show?'),
  });
  return picked?.choice;
}
