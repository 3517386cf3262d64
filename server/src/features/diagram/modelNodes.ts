import * as l10n from '@vscode/l10n';
import type { Source, Stage, StageGraph } from '../../model/stageGraph';
import type { DiagramImages } from '../../protocol/diagram';
import type { DiagramIconName } from '../../protocol/diagramIcons';
import { builtStage } from '../seenAs';
import { commentOf } from '../words';
import { chosenStage } from './chosenStage';
import type { DiagramOptions, ModelNode } from './diagramModel';
import { iconOf } from './imageIcon';
import type { ErrorPlaces } from './modelErrors';
import { modelInstruction } from './modelInstruction';
import { plainText } from './plainText';
import { stageLabel } from './stageLabel';
import { stageRoles, stageUses } from './stageRoles';

/** The nodes of the stages. Of several stages of one name, the later ones carry their count in the id. */
export function stageNodes(graph: StageGraph, errors: ErrorPlaces, options: DiagramOptions): readonly ModelNode[] {
  const chosen = chosenStage(graph, options);
  const roleOf = stageRoles(graph, chosen);
  const isUsed = stageUses(graph);
  const goal = builtStage(graph);
  return graph.stages.map((stage) => {
    const isDefault = stage === goal;
    const isTarget = chosen ? stage === chosen : isDefault && options.seenAs !== undefined;
    const builds = options.targetedBy?.(stage) ?? [];
    return {
      id: stageId(graph, stage),
      kind: 'stage',
      label: stageLabel(stage),
      base: baseLabel(stage),
      platform: plainText(stage.platform?.value?.text ?? '') || undefined,
      comment: plainText(commentOf(stage) ?? '') || undefined,
      icon: stageIcon(graph, stage),
      instructionCount: stage.instructions.length,
      ...(builds.length > 0 && { targetedBy: builds.slice(0, mostBuilds), targetedCount: builds.length }),
      ...(options.level === 'detailed' && { instructions: stage.instructions.slice(1).map(modelInstruction) }),
      stageIndex: stage.index,
      line: stage.line,
      lastLine: stage.lastLine,
      role: roleOf(stage),
      isDefault,
      isTarget: isTarget || undefined,
      isUnused:
        stage !== graph.defaultStage && !isDefault && !isTarget && !isUsed(stage) && !options.isTargeted?.(stage),
      error: errors.ofStage(stage),
    };
  });
}

/** More names than these are not read. */
const mostBuilds = 20;

function stageIcon(graph: StageGraph, stage: Stage): DiagramIconName {
  const root = stage.replacedBy === undefined ? graph.rootOf(stage) : undefined;
  return root === undefined ? 'context' : root.kind === 'stage' ? 'image' : iconOf(root);
}

/** `stage:builder`, `stage:builder~1` for the second of that name, `stage#2` for an unnamed one. */
export function stageId(graph: StageGraph, stage: Stage): string {
  if (stage.name === undefined) return `stage#${stage.index}`;
  const position = graph.stagesNamed(stage.name).indexOf(stage);
  return position > 0 ? `stage:${stage.name}~${position}` : `stage:${stage.name}`;
}

function baseLabel(stage: Stage): string {
  if (stage.replacedBy !== undefined) return plainText(stage.replacedBy);
  return plainText(stage.base.expanded || stage.base.written);
}

/** Images, scratch and named contexts, each once or once for each stage, in the order of their first use. */
export class ExternalNodes {
  private readonly nodes = new Map<string, ModelNode>();

  constructor(private readonly images: DiagramImages = 'merged') {}

  /** The id of the node that stands for this source, as far as the stage of the other id takes from it. */
  idOf(source: Exclude<Source, { kind: 'stage' }>, taker: string): string {
    const shared = externalNode(source);
    const node = this.images === 'merged' ? shared : { ...shared, id: `${shared.id}>${taker}` };
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
    return node.id;
  }

  all(): readonly ModelNode[] {
    return [...this.nodes.values()];
  }
}

function externalNode(source: Exclude<Source, { kind: 'stage' }>): ModelNode {
  const icon = iconOf(source);
  switch (source.kind) {
    case 'image': {
      const reference = plainText(source.reference);
      return { id: `image:${reference}`, kind: 'image', label: reference || l10n.t('no image'), icon };
    }
    case 'scratch':
      return { id: 'scratch', kind: 'scratch', label: 'scratch', icon };
    case 'context': {
      const name = plainText(source.name);
      return { id: `context:${name}`, kind: 'context', label: name, icon };
    }
  }
}
