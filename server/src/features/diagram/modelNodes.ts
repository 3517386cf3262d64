import * as l10n from '@vscode/l10n';
import type { Source, Stage, StageGraph } from '../../model/stageGraph';
import { builtStage } from '../seenAs';
import { commentOf } from '../words';
import type { DiagramOptions, ModelNode } from './diagramModel';
import type { ErrorPlaces } from './modelErrors';
import { plainText } from './plainText';
import { stageRoles, stageUses } from './stageRoles';

/** The nodes of the stages. Of several stages of one name, the later ones carry their count in the id. */
export function stageNodes(graph: StageGraph, errors: ErrorPlaces, options: DiagramOptions): readonly ModelNode[] {
  const roleOf = stageRoles(graph);
  const isUsed = stageUses(graph);
  const goal = builtStage(graph);
  return graph.stages.map((stage) => {
    const isDefault = stage === goal;
    return {
      id: stageId(graph, stage),
      kind: 'stage',
      label: stageLabel(stage),
      base: baseLabel(stage),
      platform: plainText(stage.platform?.value?.text ?? '') || undefined,
      comment: plainText(commentOf(stage) ?? '') || undefined,
      stageIndex: stage.index,
      line: stage.line,
      lastLine: stage.lastLine,
      role: roleOf(stage),
      isDefault,
      isTarget: isDefault && options.seenAs !== undefined ? true : undefined,
      isUnused: stage !== graph.defaultStage && !isDefault && !isUsed(stage) && !options.isTargeted?.(stage),
      error: errors.ofStage(stage),
    };
  });
}

/** `stage:builder`, `stage:builder~1` for the second of that name, `stage#2` for an unnamed one. */
export function stageId(graph: StageGraph, stage: Stage): string {
  if (stage.name === undefined) return `stage#${stage.index}`;
  const position = graph.stagesNamed(stage.name).indexOf(stage);
  return position > 0 ? `stage:${stage.name}~${position}` : `stage:${stage.name}`;
}

function stageLabel(stage: Stage): string {
  return plainText(stage.writtenName ?? '') || l10n.t('stage {0}', stage.index);
}

function baseLabel(stage: Stage): string {
  if (stage.replacedBy !== undefined) return plainText(stage.replacedBy);
  return plainText(stage.base.expanded || stage.base.written);
}

/** Images, scratch and named contexts, each once, in the order of their first use. */
export class ExternalNodes {
  private readonly nodes = new Map<string, ModelNode>();

  /** The id of the node that stands for this source. */
  idOf(source: Exclude<Source, { kind: 'stage' }>): string {
    const node = externalNode(source);
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
    return node.id;
  }

  all(): readonly ModelNode[] {
    return [...this.nodes.values()];
  }
}

function externalNode(source: Exclude<Source, { kind: 'stage' }>): ModelNode {
  switch (source.kind) {
    case 'image': {
      const reference = plainText(source.reference);
      return { id: `image:${reference}`, kind: 'image', label: reference || l10n.t('no image') };
    }
    case 'scratch':
      return { id: 'scratch', kind: 'scratch', label: 'scratch' };
    case 'context': {
      const name = plainText(source.name);
      return { id: `context:${name}`, kind: 'context', label: name };
    }
  }
}
