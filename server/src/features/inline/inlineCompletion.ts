import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { blockAt, type InlineBlock } from '../../workspace/inlineDockerfiles';
import type { Snapshot } from '../../workspace/snapshot';
import type { InlinePlace } from './insidePlaces';

/**
 * Completions for a Dockerfile inside of a file, which know on which line they were asked for; undefined for none. Editors
 * compare what is typed with what would be written there.
 */
export function completionInside(list: CompletionList, { block, position }: InlinePlace): CompletionList | undefined {
  if (list.items.length === 0) return undefined;
  const { escaped } = block.interpolation;
  const items = list.items.map((item) => {
    const newText = item.textEdit?.newText ?? '';
    const filterText = escaped(newText);
    return {
      ...item,
      ...(item.data !== undefined && { data: { ...item.data, line: position.line } }),
      ...(filterText !== newText && { filterText }),
    };
  });
  return { ...list, items };
}

/** The Dockerfile inside of a file that such an item is about. */
export function snapshotOfItem(inside: readonly InlineBlock[], item: CompletionItem): Snapshot | undefined {
  const { line } = (item.data ?? {}) as { line?: unknown };
  return typeof line === 'number' ? blockAt(inside, line)?.snapshot : undefined;
}
