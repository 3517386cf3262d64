import type { Range } from 'vscode-languageserver-types';
import { type EditWindow, widen } from '../syntax/editWindow';
import { TextBuffer } from './textBuffer';

/** An edit as a client sends it: of a range, or of everything. */
export interface ContentChange {
  readonly range?: Range;
  readonly text: string;
}

/** The text of an open document, and which part of it changed since `takeChange` was last called. */
export class OpenDocument {
  private buffer: TextBuffer;
  private changed: EditWindow | undefined;

  constructor(
    readonly uri: string,
    public version: number,
    text: string,
  ) {
    this.buffer = new TextBuffer(text);
  }

  get text(): string {
    return this.buffer.text;
  }

  get hasChanged(): boolean {
    return this.changed !== undefined;
  }

  /** Applies changes in order. Positions outside of the text are taken for its nearest place. */
  update(changes: readonly ContentChange[], version: number): void {
    for (const { range, text } of changes) {
      if (range) this.replace(range, text);
      else this.replaceAll(text);
    }
    this.version = version;
  }

  /** What changed since the last call, as one stretch; undefined if nothing did. */
  takeChange(): EditWindow | undefined {
    const { changed } = this;
    this.changed = undefined;
    return changed;
  }

  private replace(range: Range, text: string): void {
    const { start, end } = this.buffer.replace(range, text);
    this.changed = widen(this.changed, start, end, text.length);
  }

  private replaceAll(text: string): void {
    this.changed = widen(this.changed, 0, this.buffer.text.length, text.length);
    this.buffer = new TextBuffer(text);
  }
}
