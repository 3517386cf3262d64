import type { Mount, Parts } from '../../syntax/parts';
import type { Span } from '../../util/span';

interface Within {
  /** The word under the cursor without quotes around it, or nothing where none has been begun; in the logical text. */
  readonly span: Span;
  /** Of the instruction, or of the trigger where the cursor is inside one. */
  readonly parts: Parts;
  /** Inside the trigger of an ONBUILD. */
  readonly inTrigger: boolean;
}

/** A spot in an instruction's logical text. */
export type FoundSpot = Within & SpotKind;

export type SpotKind =
  /** The first word of an instruction; `parts` are those of the ONBUILD where it is its trigger's. */
  | { readonly kind: 'keyword' }
  /** `--name`, dashes included, up to its `=`; also a dash or two that may become one. */
  | { readonly kind: 'flag-name'; readonly hasValue: boolean }
  /** Behind `--name=`, but for `RUN --mount=`. `flag` is the name without dashes, as written. */
  | { readonly kind: 'flag-value'; readonly flag: string }
  | { readonly kind: 'mount-key'; readonly mount: Mount; readonly hasValue: boolean }
  /** `key` is in lower case, aliases as they are. */
  | { readonly kind: 'mount-value'; readonly mount: Mount; readonly key: string }
  /** What FROM builds on. */
  | { readonly kind: 'base' }
  /** The second word of FROM; `next` is the word behind the cursor. */
  | { readonly kind: 'as'; readonly next: string | undefined }
  /** The name behind AS. */
  | { readonly kind: 'stage-name' }
  /** A source of COPY or ADD; `json` where it is a string of the JSON form. */
  | { readonly kind: 'source'; readonly json: boolean }
  /** The last argument of COPY or ADD, unless it is the only one. */
  | { readonly kind: 'destination'; readonly json: boolean }
  /** A name that ARG, ENV or LABEL sets; `index` counts the words in front of it. */
  | { readonly kind: 'variable-name'; readonly index: number; readonly hasValue: boolean }
  /** What ARG, ENV or LABEL gives `name`. */
  | { readonly kind: 'variable-value'; readonly name: string }
  /** NONE or CMD of HEALTHCHECK. */
  | { readonly kind: 'health-type' }
  /** What RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK CMD run. */
  | { readonly kind: 'command' }
  /** A word of any other instruction; `index` from 0. */
  | { readonly kind: 'argument'; readonly index: number };

/** A logical text, cut in two at the cursor. */
export interface Cut {
  readonly before: string;
  readonly after: string;
  readonly parts: Parts;
  /** Character code of the escape character. */
  readonly escape: number;
  readonly inTrigger: boolean;
}

/** All up to the next blank. */
export const wordTail = /^\S*/;

/** A spot from `start` to the cursor and on to where `tail` ends. */
export function spot(cut: Cut, start: number, tail: RegExp, kind: SpotKind): FoundSpot {
  const end = cut.before.length + (tail.exec(cut.after)?.[0].length ?? 0);
  return { ...kind, span: { start, end }, parts: cut.parts, inTrigger: cut.inTrigger };
}

/** Behind an opening quote, escaped or not, that stands at `start`. */
export function behindQuote(text: string, start: number): number {
  return start + (/^[\\`]?["']/.exec(text.slice(start, start + 2))?.[0].length ?? 0);
}
