import type { Hover, Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../../workspace/snapshot';
import { variableAt } from '../cursor';
import { variableHover } from '../variables';
import { stageHover } from './stageHover';

/** What the variable, stage, image or path under the cursor is. */
export async function hover(snapshot: Snapshot, position: Position): Promise<Hover | undefined> {
  const variable = await variableAt(snapshot, position);
  return (variable && variableHover(snapshot, variable)) ?? stageHover(snapshot, position);
}
