import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import { plainText } from './plainText';

/** What a stage is called in a picture: its name as written, else its number in words. */
export function stageLabel(stage: Stage): string {
  return plainText(stage.writtenName ?? '') || l10n.t('stage {0}', stage.index);
}
