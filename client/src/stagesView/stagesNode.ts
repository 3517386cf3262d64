import type { Checklist, ChecklistEvidence, ChecklistItem } from '../../../server/src/protocol/checklist';
import type { ListedBuild, ListedStage, ListedTaking } from '../../../server/src/protocol/stagesView';

/** A row of the view of stages. */
export type StagesNode = FileNode | StageNode | TakingNode | BuildNode | ChecklistRow;

/** A row of the checklist below a Dockerfile. */
export type ChecklistRow = ChecklistNode | SectionNode | PointNode | EvidenceNode;

/** A Dockerfile; the same object for as long as it is listed. */
export interface FileNode {
  readonly kind: 'file';
  readonly uri: string;
}

export interface StageNode {
  readonly kind: 'stage';
  readonly parent: FileNode;
  readonly stage: ListedStage;
}

/** Something that a stage takes. */
export interface TakingNode {
  readonly kind: 'taking';
  readonly parent: StageNode;
  readonly taking: ListedTaking;
  /** In `takes` of the stage. */
  readonly position: number;
}

/** A build of a stage. */
export interface BuildNode {
  readonly kind: 'build';
  readonly parent: StageNode;
  readonly build: ListedBuild;
  /** In `builds` of the stage. */
  readonly position: number;
}

/** How good the build of a Dockerfile is. */
export interface ChecklistNode {
  readonly kind: 'checklist';
  readonly parent: FileNode;
  readonly checklist: Checklist;
}

export interface SectionNode {
  readonly kind: 'section';
  readonly parent: ChecklistNode;
  readonly section: Checklist['sections'][number];
}

export interface PointNode {
  readonly kind: 'point';
  readonly parent: SectionNode;
  readonly item: ChecklistItem;
}

/** What says that a point did not pass, where there is more than one thing. */
export interface EvidenceNode {
  readonly kind: 'evidence';
  readonly parent: PointNode;
  readonly evidence: ChecklistEvidence;
  /** In the item's `evidence`. */
  readonly position: number;
}

export function parentOf(node: StagesNode): StagesNode | undefined {
  return node.kind === 'file' ? undefined : node.parent;
}

/** The Dockerfile that a row belongs to. */
export function fileOf(node: StagesNode): FileNode {
  const parent = parentOf(node);
  return parent ? fileOf(parent) : (node as FileNode);
}

/** The same for a row before and after an edit, as long as its stage keeps its name. */
export function nodeId(node: StagesNode): string {
  switch (node.kind) {
    case 'file':
      return node.uri;
    case 'stage':
      return `${node.parent.uri} ${node.stage.id}`;
    case 'taking':
      return `${nodeId(node.parent)} takes ${node.position}`;
    case 'build':
      return `${nodeId(node.parent)} builds ${node.position}`;
    case 'checklist':
      return `${node.parent.uri} checklist`;
    case 'section':
      return `${nodeId(node.parent)} ${node.section.id}`;
    case 'point':
      return `${nodeId(node.parent)} ${node.item.id}`;
    case 'evidence':
      return `${nodeId(node.parent)} ${node.position}`;
  }
}

/** Whether a row is `above`, or stands below it. */
export function isWithin(node: StagesNode | undefined, above: StagesNode): boolean {
  if (!node) return false;
  return nodeId(node) === nodeId(above) || isWithin(parentOf(node), above);
}

/** What stands below a row, other than a Dockerfile. */
export function childrenOf(node: Exclude<StagesNode, FileNode>): StagesNode[] {
  switch (node.kind) {
    case 'stage':
      return partsOf(node);
    case 'checklist':
      return node.checklist.sections.map((section) => ({ kind: 'section', parent: node, section }));
    case 'section':
      return node.section.items.map((item) => ({ kind: 'point', parent: node, item }));
    case 'point': {
      const { evidence } = node.item;
      if (evidence.length < 2) return [];
      return evidence.map((one, position) => ({ kind: 'evidence', parent: node, evidence: one, position }));
    }
    default:
      return [];
  }
}

function partsOf(parent: StageNode): StagesNode[] {
  const { takes, builds } = parent.stage;
  return [
    ...takes.map((taking, position) => ({ kind: 'taking' as const, parent, taking, position })),
    ...builds.map((build, position) => ({ kind: 'build' as const, parent, build, position })),
  ];
}
