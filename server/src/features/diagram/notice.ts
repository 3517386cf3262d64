import * as l10n from '@vscode/l10n';
import type { StageGraph } from '../../model/stageGraph';
import type { DiagramNotice } from '../../protocol/diagram';
import type { DiagramOptions } from './diagramModel';

/** The sentence that a picture needs where it does not speak for itself. */
export function noticeOf(graph: StageGraph, { seenAs }: DiagramOptions): DiagramNotice | undefined {
  if (graph.stages.length === 0)
    return { severity: 'info', text: l10n.t('No stage yet. Begin with FROM, for example: FROM alpine') };
  if (graph.unreadable) return error(l10n.t('Docker cannot read this file: {0}', graph.unreadable.message));
  if (graph.fileError) return error(l10n.t('No stage can be built: {0}', graph.fileError.message));
  if (seenAs !== undefined) return { severity: 'info', text: seenAs };
  if (graph.stages.length > 1) return undefined;
  return { severity: 'info', text: l10n.t('A single stage. A second FROM makes it a multi-stage build.') };
}

function error(text: string): DiagramNotice {
  return { severity: 'error', text };
}
