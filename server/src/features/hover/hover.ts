import type { Hover, Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../../workspace/snapshot';
import { keywordHover } from '../general/keywordHover';
import { type Asking, variableAskedFor } from '../variables/variableAt';
import { variableHover } from '../variables/variableHover';
import { stageHover } from './stageHover';

/** What the variable, stage, image or path under the cursor is. A variable of FROM is a matter of stages. */
export function hover(snapshot: Snapshot, position: Position, asking: Asking = {}): Hover | undefined {
  const variable = variableAskedFor(snapshot, position, asking, 'FROM');
  return (variable && variableHover(snapshot, variable)) ?? aboutStage(snapshot, position, asking);
}

/** On FROM itself, the stage goes first, and what a FROM is for comes behind, in a paragraph. */
function aboutStage(snapshot: Snapshot, position: Position, { general = true }: Asking): Hover | undefined {
  const stage = stageHover(snapshot, position);
  const keyword = stage && general ? keywordHover(snapshot, position) : undefined;
  if (!stage || !keyword) return stage;
  const [purpose] = textOf(keyword).split('\n\n');
  const value = [textOf(stage), '---', purpose].join('\n\n');
  return { ...stage, contents: { kind: 'markdown', value } };
}

function textOf({ contents }: Hover): string {
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}
