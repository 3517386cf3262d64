import * as vscode from 'vscode';
import { pathOf, type StageFile } from './archive/stageFile';
import type { BrowsedStage } from './browsedStage';
import { descriptionOf } from './fileItem';
import { visible } from './fileWords';

interface FoundItem extends vscode.QuickPickItem {
  readonly file?: StageFile;
}

const MOST = 200;
/** While somebody types, the search waits this long, in milliseconds. */
const PAUSE = 60;

/** Asks for a file of a stage by parts of its path. Undefined where none is taken. */
export function askForFile({ files, title }: BrowsedStage): Promise<StageFile | undefined> {
  const box = vscode.window.createQuickPick<FoundItem>();
  box.title = vscode.l10n.t('Files of {0}', title);
  box.placeholder = vscode.l10n.t('Parts of the path, as in: etc conf');
  const search = () => {
    const found = files.search(box.value, MOST);
    box.items =
      found.length > 0 ? found.map(foundItem) : [{ label: vscode.l10n.t('No file is found.'), alwaysShow: true }];
  };
  let timer: NodeJS.Timeout | undefined;
  search();
  box.onDidChangeValue(() => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve(box.selectedItems[0]?.file);
      box.hide();
    });
    box.onDidHide(() => {
      clearTimeout(timer);
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** VS Code filters nothing: it would only know the names. */
function foundItem(file: StageFile): FoundItem {
  const icon = file.kind === 'folder' ? '$(folder)' : '$(file)';
  return {
    label: `${icon} ${visible(file.name)}`,
    description: `${visible(file.parent ? pathOf(file.parent) : '/')} · ${descriptionOf(file)}`,
    alwaysShow: true,
    file,
  };
}
