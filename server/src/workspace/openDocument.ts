import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { type EditWindow, widen } from '../syntax/editWindow';

/** An edit as a client sends it: of a range, or of everything. */
export interface ContentChange {
  readonly range?: Range;
  readonly text: string;
}

/** The text of an open document, and which part of it changed since `takeChange` was last called. */
export class OpenDocument {
  private readonly document: TextDocument;
  private changed: EditWindow | undefined;

  constructor(uri: string, version: number, text: string) {
    this.document = TextDocument.create(uri, 'dockerfile', version, text);
  }

  get uri(): string {
    return this.document.uri;
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  get hasChanged(): boolean {
    return this.changed !== undefined;
  }

  /** Applies changes in order. Positions outside of the text are taken for its nearest end. */
  update(changes: readonly ContentChange[], version: number): void {
    for (const { range, text } of changes) {
      if (range) this.replace(range, text);
      else this.replaceAll(text);
    }
    TextDocument.update(this.document, [], version);
  }

  /** What changed since the last call, as one stretch; undefined if nothing did. */
  takeChange(): EditWindow | undefined {
    const changed = this.changed;
    this.changed = undefined;
    return changed;
  }

  private replace(range: Range, text: string): void {
    const within = { start: this.within(range.start), end: this.within(range.end) };
    const [a, b] = [this.document.offsetAt(within.start), this.document.offsetAt(within.end)];
    this.changed = widen(this.changed, Math.min(a, b), Math.max(a, b), text.length);
    TextDocument.update(this.document, [{ range: within, text }], this.version);
  }

  private replaceAll(text: string): void {
    this.changed = widen(this.changed, 0, this.text.length, text.length);
    TextDocument.update(this.document, [{ text }], this.version);
  }

  private within(position: Position): Position {
    const line = wholeNumber(position.line);
    if (line >= this.document.lineCount) return this.document.positionAt(this.text.length);
    return { line, character: wholeNumber(position.character) };
  }
}

function wholeNumber(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}
