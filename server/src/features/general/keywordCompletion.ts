import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt, textPlaceAt } from '../instructionAt';
import { instructionText } from './keywordTexts';
import type { AskLanguage } from './language';
import { lineTextAt } from './lineText';

/** Where a keyword is being typed. */
interface KeywordPlace {
  readonly kind: 'instruction' | 'trigger';
  /** The word that is there already. */
  readonly range: Range;
  /** Whether something stands behind the word, so that it needs no more than the keyword. */
  readonly hasMore: boolean;
}

export interface KeywordOptions {
  /** Whether the client fills in snippets; if not, it gets bare keywords. */
  readonly snippets: boolean;
  readonly ask: AskLanguage;
}

/**
 * The instructions that can begin at a place, with a snippet of what they take: ARG and FROM above the first FROM, all
 * of them below, and behind ONBUILD those that BuildKit lets wait. In lower case where the file is written so.
 */
export async function keywordCompletions(
  snapshot: Snapshot,
  position: Position,
  { snippets, ask }: KeywordOptions,
): Promise<CompletionItem[]> {
  const place = keywordPlace(snapshot, position);
  if (!place) return [];
  const withSnippets = snippets && !place.hasMore;
  const all = (await ask('keywords', (language) => language.keywords(place.kind, withSnippets))) ?? [];
  const small = writesSmall(snapshot, position);
  return all
    .filter((item) => canStand(snapshot, position, keywordOf(item)))
    .map((item) => placed(item, place.range, small));
}

/** BuildKit wants a FROM before everything but ARG. */
function canStand({ graph }: Snapshot, { line }: Position, keyword: string): boolean {
  const [first] = graph.stages;
  return (first !== undefined && first.line < line) || keyword === 'FROM' || keyword === 'ARG';
}

/** The library's items are named by what they insert: `COPY source dest`. */
function keywordOf({ label }: Pick<CompletionItem, 'label'>): string {
  return label.split(' ', 1)[0] as string;
}

function placed({ label, textEdit, insertTextFormat }: CompletionItem, range: Range, small: boolean): CompletionItem {
  const keyword = keywordOf({ label });
  const written = (text: string) => (small ? keyword.toLowerCase() : keyword) + text.slice(keyword.length);
  const text = instructionText(keyword);
  return {
    label: written(label),
    kind: CompletionItemKind.Keyword,
    filterText: written(keyword),
    // What nobody should use any longer comes last.
    sortText: keyword === 'MAINTAINER' ? '~' : label,
    textEdit: { range, newText: written(textEdit?.newText ?? label) },
    ...(insertTextFormat && { insertTextFormat }),
    ...(text !== undefined && { documentation: { kind: 'markdown', value: text } }),
    ...(keyword === 'MAINTAINER' && { tags: [CompletionItemTag.Deprecated] }),
  };
}

function keywordPlace(snapshot: Snapshot, position: Position): KeywordPlace | undefined {
  const found = textPlaceAt(snapshot.dockerfile.instructions, position);
  if (!found) return isBlankLine(snapshot, position) ? placeAt('instruction', position) : undefined;
  const { text } = found.instruction.syntax.logical;
  const before = text.slice(0, found.offset) + (found.onBlankLine ? ' ' : '');
  const match = before.length <= longestPrefix ? keywordBefore.exec(before) : null;
  if (!match) return undefined;
  const [, trigger, typed = ''] = match;
  const [rest = ''] = /^[a-z]*/i.exec(text.slice(found.offset)) ?? [];
  const hasMore = /^[ \t]+\S/.test(text.slice(found.offset + rest.length));
  return placeAt(trigger === undefined ? 'instruction' : 'trigger', position, { typed, rest, hasMore });
}

const longestPrefix = 200;
const keywordBefore = /^\s*(ONBUILD\s+)?([a-z]*)$/i;

/** The place of a word around the cursor; undefined where it goes over several lines. */
function placeAt(
  kind: KeywordPlace['kind'],
  { line, character }: Position,
  { typed, rest, hasMore } = { typed: '', rest: '', hasMore: false },
): KeywordPlace | undefined {
  if (typed.length > character) return undefined;
  const start = { line, character: character - typed.length };
  return { kind, range: { start, end: { line, character: character + rest.length } }, hasMore };
}

/** A line of blanks that belongs to no instruction and no heredoc. */
function isBlankLine({ dockerfile, text }: Snapshot, { line }: Position): boolean {
  return !instructionAt(dockerfile.instructions, line) && lineTextAt(text, line)?.trim() === '';
}

/** Whether the other instructions of the file are written in lower case; the first one stands for all. */
function writesSmall({ dockerfile }: Snapshot, { line }: Position): boolean {
  const other = dockerfile.instructions.find((instruction) => instruction.line !== line)?.parts.keyword.text;
  return other !== undefined && other === other.toLowerCase();
}
