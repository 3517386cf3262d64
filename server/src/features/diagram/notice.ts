import * as l10n from '@vscode/l10n';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { DiagramNotice } from '../../protocol/diagram';
import { chosenStage } from './chosenStage';
import type { DiagramOptions } from './diagramModel';
import { plainText } from './plainText';
import { stageLabel } from './stageLabel';

/** The sentence that a picture needs where it does not speak for itself. */
export function noticeOf(graph: StageGraph, options: DiagramOptions): DiagramNotice | undefined {
  if (graph.stages.length === 0)
    return { severity: 'info', text: l10n.t('No stage yet. Begin with FROM, for example: FROM alpine') };
  if (graph.unreadable) return error(l10n.t('Docker cannot read this file: {0}', plainText(graph.unreadable.message)));
  if (graph.fileError) return error(l10n.t('No stage can be built: {0}', plainText(graph.fileError.message)));
  const chosen = chosenStage(graph, options);
  if (chosen) return targetNotice(graph, chosen);
  if (options.seenAs !== undefined) return { severity: 'info', text: options.seenAs };
  if (graph.stages.length > 1) return undefined;
  return { severity: 'info', text: l10n.t('A single stage. A second FROM makes it a multi-stage build.') };
}

/** How much of the file one stage needs, or why it cannot be built. */
function targetNotice(graph: StageGraph, stage: Stage): DiagramNotice {
  const name = stageLabel(stage);
  const problem = graph.errorOf(stage);
  if (problem) return error(l10n.t("'{0}' cannot be built: {1}", name, plainText(problem.message)));
  const needed = graph.reachedFrom(stage).length;
  return {
    severity: 'info',
    text: l10n.t("A build of '{0}' takes {1} of {2} stages.", name, needed, graph.stages.length),
  };
}

function error(text: string): DiagramNotice {
  return { severity: 'error', text };
}
