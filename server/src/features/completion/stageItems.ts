import * as l10n from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { Spot } from '../spot/spot';
import { stageDocumentation } from '../stageDocumentation';
import { baseLabel, commentOf } from '../words';
import { isSubsequence } from './fuzzy';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';
import { peerStages } from './peer';

/** More are never sent at once; typing on narrows them down. */
const most = 50;

/** The stage itself comes last in a list. */
const mostStages = 99_999;

/** What `resolveCompletion` needs to find the stage again. */
export interface StageItemData {
  readonly uri: string;
  readonly index: number;
}

/** How BuildKit looks a stage up: a base by its exact name, COPY by name or number, a mount by name. */
export type LookUp = 'base' | 'copy' | 'mount';

/**
 * The stages that may be named at a spot, nearest first. Only what BuildKit would accept there: stages above this one,
 * and of several with one name the one that the name means. A trigger runs in the stages that are built on this one, so
 * that it may name this one too; where it has no name, nothing in the file is built on it.
 */
export function stageItems(asked: Asked, spot: Spot, lookUp: LookUp): Offered {
  const { snapshot, general } = asked;
  const { stage: current, typed } = spot;
  if (!current) return nothing;
  const elsewhere = general || lookUp !== 'copy' ? none : peerStages(snapshot.graph, spot);
  const items: CompletionItem[] = [];
  const nearest = spot.inTrigger && current.name !== undefined ? current.index : current.index - 1;
  for (let index = nearest; index >= 0; index--) {
    const stage = snapshot.graph.stages[index] as Stage;
    const label = labelFor(snapshot.graph, stage, lookUp, current.index);
    if (label === undefined || !isSubsequence(typed, label) || elsewhere.has(label.toLowerCase())) continue;
    if (items.length === most) return { isIncomplete: true, items };
    items.push(stageItem(asked, spot, stage, label));
  }
  return { items };
}

const none: ReadonlySet<string> = new Set();

/** How to name `stage`: by name, in COPY also by number where no name leads there. */
function labelFor(graph: StageGraph, stage: Stage, lookUp: LookUp, before: number): string | undefined {
  const { name, writtenName } = stage;
  if (lookUp === 'base') return name !== undefined && graph.baseNamed(name, before) === stage ? name : undefined;
  if (name !== undefined && graph.stageNamed(name) === stage) return writtenName;
  return lookUp === 'copy' ? String(stage.index) : undefined;
}

function stageItem(asked: Asked, spot: Spot, stage: Stage, label: string): CompletionItem {
  const data: StageItemData = { uri: asked.snapshot.uri, index: stage.index };
  const distance = (spot.stage?.index ?? 0) - stage.index;
  const sort = inOrder(0, distance > 0 ? distance : mostStages);
  const item = itemAt(asked, spot, { label, kind: CompletionItemKind.Module, sort, detail: stageDetail(stage) });
  return { ...item, labelDetails: { description: baseLabel(stage) }, data };
}

/** Where a stage stands and what it is for, in one line. */
export function stageDetail(stage: Stage): string {
  const place = l10n.t('FROM {0}, line {1}', baseLabel(stage), stage.line + 1);
  const comment = commentOf(stage);
  return comment ? `${place} · ${comment}` : place;
}

/** Adds what the list leaves out: the comment above the stage and its text. */
export function resolveCompletion(snapshot: Snapshot | undefined, item: CompletionItem): CompletionItem {
  const stage = snapshot?.graph.stages[(item.data as StageItemData).index];
  if (!snapshot || !stage) return item;
  return { ...item, documentation: { kind: 'markdown', value: stageDocumentation(snapshot, stage) } };
}

/** The document that an item for a stage came from; undefined for any other item. */
export function completionUri(item: CompletionItem): string | undefined {
  const data = item.data as Partial<StageItemData> | undefined;
  return typeof data?.index === 'number' ? data.uri : undefined;
}
