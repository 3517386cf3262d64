import type * as vscode from 'vscode';
import { commands } from '../../../../server/src/protocol/methods';
import type { BuildServices } from '../buildServices';
import type { ShownResult } from './shownResult';

const compareStages = 'dockerfileStages.compareStages';

/** What the links of a hover may run. */
export const resultCommands: readonly string[] = [compareStages, commands.showBuildLog];

/** A command, and what it is about; lenses need no words for it. */
export interface ResultCommand {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** Shows the layers of the image that a build made; nothing where it made none. */
export function showLayers(uri: vscode.Uri, { result, stage }: ShownResult): ResultCommand | undefined {
  return result.image && { command: compareStages, arguments: [uri.toString(), [stage.index]] };
}

/** Shows what the newest build of a Dockerfile printed; nothing where it was built in another window. */
export function showLog({ builds }: Pick<BuildServices, 'builds'>, uri: vscode.Uri): ResultCommand | undefined {
  return builds.last(uri) && { command: commands.showBuildLog, arguments: [uri.toString()] };
}
