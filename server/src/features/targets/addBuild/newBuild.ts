import * as l10n from '@vscode/l10n';
import { Refusal } from '../../../protocol/refusal';
import { placesIn } from '../../../targets/places';

/** A build that is to be written down. Paths have slashes, as the format resolves them. */
export interface NewBuild {
  readonly name: string;
  /** From the folder of the file; `.` for that folder. */
  readonly context: string;
  /** From the context; undefined for its `Dockerfile`. */
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  readonly tag: string | undefined;
}

/** A text with one more build in it. */
export interface TextWithBuild {
  readonly text: string;
  /** Where the name of the build stands. */
  readonly nameAt: number;
}

/** How a text is written. */
export interface Layout {
  readonly eol: string;
  /** One step of indentation. */
  readonly indent: string;
}

/** The line ends of a text. */
export function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A text with another at a place; `nameIn` is where the name stands in what is inserted. */
export function inserted(
  text: string,
  { start, end = start, insert, nameIn }: { start: number; end?: number; insert: string; nameIn: number },
): TextWithBuild {
  return { text: text.slice(0, start) + insert + text.slice(end), nameAt: start + nameIn };
}

/** What has to stand between the end of a text and a block that is appended to it, with an empty line between the two. */
export function gapBehind(text: string, eol: string): string {
  if (text.trim() === '') return text === '' || text.endsWith('\n') ? '' : eol;
  if (/\n[ \t]*\r?\n$/.test(text)) return '';
  return text.endsWith('\n') ? eol : eol + eol;
}

/** Nothing is put into what nobody can read. */
export function brokenFile(name: string, text: string, at: number): Refusal {
  const line = placesIn(text).position(at).line + 1;
  return new Refusal(l10n.t("{0} can't be read from line {1} on. Mend it first.", name, line));
}

export function noPlaceIn(name: string): Refusal {
  return new Refusal(l10n.t('Nothing can be added to {0} the way it is written.', name));
}
