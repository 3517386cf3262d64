import * as vscode from 'vscode';
import type { ImageDetails } from '../build/images/image';
import { sizeText } from '../build/images/sizeText';
import { stageItem } from '../build/pickStage';
import { plainLine } from './plainText';
import type { NamedStage } from './stageImages';

/** A stage to choose; `details` is what the engine has of its image. */
export interface StageToPick {
  readonly named: NamedStage;
  readonly details: ImageDetails | undefined;
}

interface Item extends vscode.QuickPickItem {
  readonly named: NamedStage;
}

/** Asks which stages are to be compared, once it is known which of them have an image: these are ticked. */
export function pickStages(
  uri: vscode.Uri,
  preferred: readonly string[],
  finding: Promise<readonly StageToPick[]>,
): Promise<readonly NamedStage[] | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('Compare stages of {0}', vscode.workspace.asRelativePath(uri));
  pick.placeholder = vscode.l10n.t('Looking for their images…');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.busy = true;
  pick.show();
  return new Promise((resolve, reject) => {
    pick.onDidAccept(() => {
      if (pick.busy) return;
      resolve(pick.selectedItems.map(({ named }) => named));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    finding.then((found) => {
      pick.items = found.map(itemOf);
      pick.selectedItems = pick.items.filter(
        ({ named: { id } }, at) => found[at]?.details !== undefined || preferred.includes(id),
      );
      pick.placeholder = vscode.l10n.t('Which stages? Those that have no image yet are built first.');
      pick.busy = false;
    }, reject);
  });
}

function itemOf({ named, details }: StageToPick): Item {
  const { label, detail } = stageItem(named.stage);
  const { size } = details ?? {};
  const state = details ? size !== undefined && sizeText(size) : vscode.l10n.t('not built yet');
  const description = [state, `FROM ${plainLine(named.stage.base)}`].filter(Boolean).join(' · ');
  return { label, description, detail, named };
}
