import * as l10n from '@vscode/l10n';
import type { ModelNode } from './diagramModel';

const most = 14;
/** In characters. */
const longest = 60;

/** The instructions of a stage that is shown in detail, for pictures that others measure. */
export function instructionLines({ instructions = [] }: Pick<ModelNode, 'instructions'>): readonly string[] {
  const shown = instructions.length > most ? instructions.slice(0, most - 1) : instructions;
  const more = instructions.length - shown.length;
  return [...shown.map(({ full }) => shortened(full)), ...(more > 0 ? [l10n.t('… {0} more', more)] : [])];
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}
