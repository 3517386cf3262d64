import * as vscode from 'vscode';
import type { Trouble } from './archive/badArchive';

/** Why the files of a stage can't be shown. */
export function troubleText(trouble: Exclude<Trouble, 'cancelled'>, title: string): string {
  switch (trouble) {
    case 'truncated':
      return vscode.l10n.t("The archive of '{0}' ends too early: the engine did not save all of the image.", title);
    case 'damaged':
      return vscode.l10n.t("The archive of '{0}' is damaged and can't be read.", title);
    case 'no-image':
      return vscode.l10n.t("The engine saved no image of '{0}'.", title);
    case 'too-many-files':
      return vscode.l10n.t("There are more files in '{0}' than can be shown.", title);
    case 'unknown-compression':
      return vscode.l10n.t(
        "A layer of '{0}' is compressed with zstd or the like, which this VS Code can't read.",
        title,
      );
    case 'no-space':
      return vscode.l10n.t("There is no room left on this disk for the files of '{0}'.", title);
  }
}
