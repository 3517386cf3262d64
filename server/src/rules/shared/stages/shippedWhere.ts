import * as l10n from '@vscode/l10n';
import type { StageContext } from '../../running/stageContext';

/** Where what a stage has ends up, as messages say it: "in the image", "in target 'app'". For stages that ship. */
export function shippedWhere({ shipsIn, stages }: StageContext): string {
  const hasName = stages > 1 && shipsIn !== undefined && !shipsIn.startsWith('#');
  return hasName ? l10n.t('in target {0}', shipsIn) : l10n.t('in the image');
}

/** Whether the image of a target ends with this stage: what it says last is what counts. */
export function endsTarget({ shipsIn, label }: StageContext): boolean {
  return shipsIn !== undefined && shipsIn === label;
}
