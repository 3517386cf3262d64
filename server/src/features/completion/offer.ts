import type { Command, CompletionItem, CompletionItemKind, MarkupContent, Position } from 'vscode-languageserver-types';
import type { WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import type { KeywordOptions } from '../general/keywordCompletion';
import type { Spot, SpotOf } from '../spot/spot';

/** What is asked for, and by whom. */
export interface Asked {
  readonly snapshot: Snapshot;
  readonly position: Position;
  /** Whether we speak of the language at large too; if not, another extension does, see `peer.ts`. */
  readonly general: boolean;
  /** The typed character for which the editor asked; undefined where somebody asked for a list or typed a word. */
  readonly trigger: string | undefined;
  /** Who knows keywords; undefined where nobody does. */
  readonly keywords: KeywordOptions | undefined;
  /** What lies around the Dockerfile. */
  readonly files: WorkspaceFiles;
  /** Opens the list again once an item has been taken, where the client has such a command. */
  readonly askAgain: Command | undefined;
}

/** Some items for one kind of spot. */
export type Provider<Kind extends Spot['kind']> = (asked: Asked, spot: SpotOf<Kind>) => Offered | Promise<Offered>;

/** `isIncomplete`: with one more letter the list would be another. */
export interface Offered {
  readonly items: readonly CompletionItem[];
  readonly isIncomplete?: boolean;
}

export const nothing: Offered = { items: [] };

/** What an item says. `text` replaces the word under the cursor; it is the label where it is not given. */
export interface ItemParts {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly text?: string;
  /** Items are listed by this, then by their label. */
  readonly sort: string;
  /** One line beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What typed letters are compared with, where that is more than the label. */
  readonly filter?: string;
  /** The list is opened again behind it: it waits for a value. */
  readonly goesOn?: boolean;
}

/** An item that replaces the word at a spot. */
export function itemAt(asked: Asked, { range }: Spot, parts: ItemParts): CompletionItem {
  const { label, kind, text = label, sort, detail, documentation, filter, goesOn } = parts;
  return {
    label,
    kind,
    sortText: sort,
    textEdit: { range, newText: text },
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: markdown(documentation) }),
    ...(filter !== undefined && { filterText: filter }),
    ...(goesOn && asked.askAgain && { command: asked.askAgain }),
  };
}

function markdown(value: string): MarkupContent {
  return { kind: 'markdown', value };
}

/** A sort text for the place in a list that is in order already. */
export function inOrder(group: number, index: number): string {
  return `${group}${String(index).padStart(5, '0')}`;
}
