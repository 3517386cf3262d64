import type { Command, CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import { noFiles, type WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import type { KeywordOptions } from '../general/keywordCompletion';
import { type Spot, spotAt } from '../spot/spot';
import { offersAt, offersOfLine, offersOfVariables } from './allCompletions';
import type { Asked, Offered } from './offer';

export interface CompletionOptions {
  /** Whether we speak of the language at large too, and not of stages alone. */
  readonly general: boolean;
  /** The typed character that made the editor ask; none where somebody asked or typed a word. */
  readonly trigger?: string | undefined;
  /** Who knows keywords. Without, none are offered. */
  readonly keywords?: KeywordOptions | undefined;
  /** What lies around the Dockerfile. Without, no paths are offered. */
  readonly files?: WorkspaceFiles | undefined;
  /** What a client opens its list with, where it has a command for that. */
  readonly askAgain?: Command | undefined;
}

/**
 * All that can be typed at a position: stages that BuildKit would find there, names for new ones, and what stands around
 * them. What can't be, nothing else on the line or other extensions (see `peer.ts`) offer, is not in the list.
 */
export async function completion(
  snapshot: Snapshot,
  position: Position,
  { general, trigger, keywords, files = noFiles, askAgain }: CompletionOptions,
): Promise<CompletionList> {
  const asked: Asked = { snapshot, position, general, trigger, keywords, files, askAgain };
  const variables = await merged(offersOfVariables(asked));
  if (variables.items.length > 0) return variables;
  const spot = spotAt(snapshot, position);
  if (isQuiet(trigger, spot)) return empty;
  if (!spot) return merged(offersOfLine(asked));
  // Editors take an edit of the cursor's line alone.
  if (spot.range.start.line !== position.line || spot.range.end.line !== position.line) return empty;
  return merged(offersAt(asked, spot));
}

const empty: CompletionList = { isIncomplete: false, items: [] };

/** Whether a typed character opens no list here: most stand in texts that are none of our concern. */
function isQuiet(trigger: string | undefined, spot: Spot | undefined): boolean {
  switch (trigger) {
    case undefined:
      return false;
    case '$':
    case '{':
      return true;
    case '-':
      return spot?.kind !== 'flag-name';
    case ',':
      return spot !== undefined && spot.kind !== 'mount-key';
    case '=':
      return false;
    case ' ':
      return !spot || spot.kind === 'as' || spot.kind === 'destination';
    case '/':
      return !spot || spot.kind === 'keyword' || spot.kind === 'destination' || spot.kind === 'argument';
    default:
      return !spot || spot.kind === 'keyword';
  }
}

/** One list of all, without what is in it already. */
async function merged(offers: readonly (Offered | Promise<Offered>)[]): Promise<CompletionList> {
  const all = await Promise.all(offers);
  const items = new Map<string, CompletionItem>();
  for (const item of all.flatMap((offered) => offered.items)) {
    const key = `${item.label}\n${item.textEdit?.newText ?? item.insertText ?? item.label}`;
    if (!items.has(key)) items.set(key, item);
  }
  return { isIncomplete: all.some(({ isIncomplete }) => isIncomplete === true), items: [...items.values()] };
}
