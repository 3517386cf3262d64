import type { Span } from '../util/span';

/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  /** `<<EOF` in the logical text. */
  readonly opener: Span;
  /** The terminator, quotes removed. */
  readonly name: string;
  /** Variables in the body are expanded (no quote in the opener). */
  readonly expand: boolean;
  /** `<<-`: leading tabs are stripped. */
  readonly chomp: boolean;
  /** Lines of the body, relative to the instruction's first line: from `bodyStart` up to, not including, `bodyEnd`. */
  readonly bodyStart: number;
  /** Where the terminator stands; for an unterminated heredoc the line behind the body. */
  readonly bodyEnd: number;
  readonly terminated: boolean;
}
