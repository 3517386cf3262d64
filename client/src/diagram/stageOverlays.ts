import * as vscode from 'vscode';
import type { StageOverlay } from '../../../server/src/protocol/webview';
import type { BuildServices } from '../build/buildServices';
import { type StageLook, stageLook } from '../build/progress/stageLook';
import { stageLines, stageText } from '../build/results/resultWords';
import { problemCounts } from './problemCounts';

/** What the overlays are made of. */
export type OverlaySources = Pick<BuildServices, 'builds' | 'results' | 'stages'>;

/** What is known now of the stages of a Dockerfile, beside what its text says. */
export async function stageOverlays(sources: OverlaySources, uri: vscode.Uri): Promise<readonly StageOverlay[]> {
  const [stages, results] = await Promise.all([sources.stages(uri), sources.results.of(uri)]);
  const runs = sources.builds.of(uri);
  const problems = vscode.languages.getDiagnostics(uri);
  const now = Date.now();
  const shownOf = new Map(results.map((shown) => [shown.stage.index, shown]));
  return stages.map((stage) => {
    const look = stageLook(stage, runs, now);
    const shown = shownOf.get(stage.index);
    const texts = (['enough', 'little'] as const).flatMap((room) => stageText(look, shown, room) ?? []);
    return {
      stageIndex: stage.index,
      ...(look && { state: look.state, part: partOf(look) }),
      texts: [...new Set(texts)],
      facts: stageLines(look, shown, now),
      ...problemCounts(stage, problems),
    };
  });
}

function partOf({ state, count: { done, total } }: StageLook): number | undefined {
  return state === 'running' && total > 0 ? Math.min(1, done / total) : undefined;
}
