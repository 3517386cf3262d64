import * as vscode from 'vscode';
import { indexArgument, isCard, uriArgument } from '../commands/commandArguments';
import { fileOf, type StagesNode } from '../stagesView/stagesNode';

/** What a comparison is asked for with. */
export interface CompareRequest {
  readonly uri: vscode.Uri | undefined;
  /** These, without a question; it is asked which where it is left out. */
  readonly stageIndexes?: readonly number[];
  /** Ticked in the question. */
  readonly preferred?: number;
}

/**
 * [uri?, stageIndexes?], or what a menu says: in the view of stages the row, and all rows that are selected; in the diagram
 * the card.
 */
export function compareRequest([first, second]: readonly unknown[]): CompareRequest {
  if (isCard(first)) return { uri: uriArgument(first.uri), preferred: first.stageIndex };
  if (!isNode(first)) {
    const indexes = Array.isArray(second) ? second.flatMap((index) => indexArgument(index) ?? []) : [];
    return { uri: uriArgument(first), ...(indexes.length > 0 && { stageIndexes: indexes }) };
  }
  const file = fileOf(first);
  const selected = Array.isArray(second) ? second.filter(isNode) : [];
  const indexes = selected.flatMap((node) => (node.kind === 'stage' && fileOf(node) === file ? node.stage.index : []));
  return {
    uri: vscode.Uri.parse(file.uri),
    ...(indexes.length > 1 && { stageIndexes: indexes }),
    ...(first.kind === 'stage' && { preferred: first.stage.index }),
  };
}

function isNode(given: unknown): given is StagesNode {
  return typeof given === 'object' && given !== null && 'kind' in given;
}
