import * as vscode from 'vscode';
import type { ChosenBuilder } from './chosenBuilder';

export const chooseBuilderCommand = 'dockerfileStages.chooseBuilder';

/** In the status bar, beside a Dockerfile: where its stages are built, unless that is the default. */
export function registerBuilderItem(builder: ChosenBuilder): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('dockerfileStages.builder', vscode.StatusBarAlignment.Right, 89);
  item.name = vscode.l10n.t('Builder of Dockerfiles');
  item.command = chooseBuilderCommand;
  const show = () => {
    const { name } = builder;
    if (name === undefined || vscode.window.activeTextEditor?.document.languageId !== 'dockerfile') return item.hide();
    item.text = `$(server) ${name.replace(/\$\(/g, '(')}`;
    const tooltip = vscode.l10n.t("Stages are built on '{0}'. Click to change that.", name);
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip, role: 'button' };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, builder.onDidChange(show), vscode.window.onDidChangeActiveTextEditor(show));
}
