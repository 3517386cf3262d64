import type { Hover, Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../../workspace/snapshot';
import { type Asking, variableAskedFor } from '../variables/variableAt';
import { variableHover } from '../variables/variableHover';
import { stageHover } from './stageHover';

/** What the variable, stage, image or path under the cursor is. A variable of FROM is a matter of stages. */
export function hover(snapshot: Snapshot, position: Position, asking?: Asking): Hover | undefined {
  const variable = variableAskedFor(snapshot, position, asking, 'FROM');
  return (variable && variableHover(snapshot, variable)) ?? stageHover(snapshot, position);
}
