import type { Lines } from './checkFindings';

/** A change of a text, as editors tell it; 0-based. */
export interface TextChange {
  readonly range: { readonly start: TextPlace; readonly end: TextPlace };
  readonly text: string;
}

interface TextPlace {
  readonly line: number;
  readonly character: number;
}

/** Where lines are after a change; undefined where it touched one of them, or came between them. */
export function movedLines({ first, last }: Lines, { range: { start, end }, text }: TextChange): Lines | undefined {
  const isOfWholeLines = start.character === 0 && end.character === 0 && (text === '' || text.endsWith('\n'));
  const end0 = isOfWholeLines ? end.line - 1 : end.line;
  if (last < start.line) return { first, last };
  if (first <= end0) return undefined;
  const by = text.split('\n').length - 1 - (end.line - start.line);
  return { first: first + by, last: last + by };
}
