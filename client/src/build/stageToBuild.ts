import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import type { BuildServices } from './buildServices';
import { wantsNothing } from './lacks';
import type { StageToBuild } from './prepareBuild';

/** What has to be known of a stage to build it; little of one that is not there. */
export async function stageToBuild(
  { needs }: Pick<BuildServices, 'needs'>,
  dockerfile: vscode.Uri,
  stage: StageSummary | undefined,
): Promise<Pick<StageToBuild, 'hints' | 'wants'>> {
  const found = stage && (await needs(dockerfile, stage.index));
  const built = (found?.contexts ?? []).map(({ folder }) => vscode.Uri.parse(folder));
  return {
    hints: {
      sources: stage?.contextSources ?? [],
      built: built.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath),
    },
    wants: found ?? wantsNothing,
  };
}
