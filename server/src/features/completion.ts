import * as l10n from '@vscode/l10n';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import type { Stage, StageGraph } from '../model/stageGraph';
import type { Snapshot } from '../workspace/snapshot';
import { type Cursor, cursorAt } from './cursor';
import { stageDocumentation } from './stageDocumentation';
import { baseLabel } from './words';

/** More are never sent at once; typing on narrows them down. */
const most = 50;

/** What `resolveCompletion` needs to find the stage again. */
interface StageItemData {
  readonly uri: string;
  readonly index: number;
}

/**
 * The stages that may be named at a position, nearest first. Only what BuildKit would accept there: stages above this
 * one, and of several with one name the one that the name means.
 */
export function completion(snapshot: Snapshot, position: Position): CompletionList {
  const cursor = cursorAt(snapshot, position);
  if (!cursor || cursor.kind === 'name') return { isIncomplete: false, items: [] };
  const items: CompletionItem[] = [];
  for (let index = cursor.stage.index - 1; index >= 0; index--) {
    const label = labelFor(snapshot.graph, snapshot.graph.stages[index], cursor);
    if (label === undefined || !isSubsequence(cursor.typed, label)) continue;
    if (items.length === most) return { isIncomplete: true, items };
    items.push(stageItem(snapshot, snapshot.graph.stages[index], label, cursor));
  }
  return { isIncomplete: false, items };
}

/** Adds what the list leaves out: the comment above the stage and its text. */
export function resolveCompletion(snapshot: Snapshot | undefined, item: CompletionItem): CompletionItem {
  const stage = snapshot?.graph.stages[(item.data as StageItemData).index];
  if (!snapshot || !stage) return item;
  return { ...item, documentation: { kind: 'markdown', value: stageDocumentation(snapshot, stage) } };
}

/** The document that a completion item came from; undefined for an item that is none of ours. */
export function completionUri(item: CompletionItem): string | undefined {
  return (item.data as Partial<StageItemData> | undefined)?.uri;
}

/** How to name `stage` at the cursor: by name, in COPY also by number where no name leads there. */
function labelFor(graph: StageGraph, stage: Stage, cursor: Cursor): string | undefined {
  const { name, writtenName } = stage;
  if (cursor.kind === 'base') {
    return name !== undefined && graph.baseNamed(name, cursor.stage.index) === stage ? name : undefined;
  }
  if (name !== undefined && graph.stageNamed(name) === stage) return writtenName;
  return cursor.kind === 'copy' ? String(stage.index) : undefined;
}

function stageItem(snapshot: Snapshot, stage: Stage, label: string, cursor: Cursor): CompletionItem {
  const data: StageItemData = { uri: snapshot.uri, index: stage.index };
  return {
    label,
    labelDetails: { description: baseLabel(stage) },
    kind: CompletionItemKind.Module,
    detail: detailOf(stage),
    sortText: String(cursor.stage.index - stage.index).padStart(6, '0'),
    textEdit: { range: cursor.range, newText: label },
    data,
  };
}

function detailOf(stage: Stage): string {
  const place = l10n.t('FROM {0}, line {1}', baseLabel(stage), stage.line + 1);
  return stage.comment ? `${place} · ${stage.comment}` : place;
}

/** Whether the letters of `typed` occur in `label` in their order, as editors filter. */
function isSubsequence(typed: string, label: string): boolean {
  const [wanted, text] = [typed.toLowerCase(), label.toLowerCase()];
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
