import * as vscode from 'vscode';

/** Asks what to filter by, and filters while it is typed. Escape puts back what was there before. */
export function askForFilter(before: string, filterBy: (typed: string) => void): void {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter Stages');
  box.placeholder = vscode.l10n.t('Part of a stage, its base or the path of its Dockerfile');
  box.value = before;
  let isAccepted = false;
  box.onDidChangeValue((typed) => filterBy(typed.trim()));
  box.onDidAccept(() => {
    isAccepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!isAccepted) filterBy(before);
    box.dispose();
  });
  box.show();
}
