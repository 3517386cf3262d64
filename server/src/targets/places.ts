import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';

/** From offsets in a file's text to LSP positions. */
export interface Places {
  readonly position: (offset: number) => Position;
  readonly range: (start: number, end: number) => Range;
}

/** Counts the lines when the first position is asked for. */
export function placesIn(text: string): Places {
  const document = TextDocument.create('', '', 0, text);
  return {
    position: (offset) => document.positionAt(offset),
    range: (start, end) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
  };
}
