import type { Range } from 'vscode-languageserver-types';

/** A name that is going to be written: as it was typed, and in lower case, as BuildKit knows it. */
export interface NewName {
  readonly typed: string;
  readonly lower: string;
}

/** A place whose text changes with the name of a stage. */
export interface NamePlace {
  readonly range: Range;
  /** What stands there now. */
  readonly written: string;
  readonly rewritten: (name: NewName) => string;
}

/** `text` with `name` for all that is no quote. What names a stage has quotes around it or in it, but none that are meant. */
export function keepingQuotes(text: string, name: string): string {
  let placed = false;
  return text.replace(/[^'"]+/g, () => {
    if (placed) return '';
    placed = true;
    return name;
  });
}
