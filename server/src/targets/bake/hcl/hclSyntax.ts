import type { MappedText } from '../../../util/mappedText';
import type { Span } from '../../../util/span';

/** What HCL, or the JSON that stands for it, consists of, as far as bake files need it. All spans are offsets in the file. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** `type "label" { … }` */
export interface HclBlock extends Span {
  readonly type: string;
  readonly labels: readonly HclName[];
  readonly body: HclBody;
}

/** A word or a quoted name, without its quotes. */
export interface HclName extends Span {
  readonly text: string;
}

export interface HclAttribute {
  readonly name: HclName;
  readonly value: HclValue;
}

export type HclValue = HclString | HclList | HclObject | HclWord | HclExpression | HclMissing;

/** A quoted string or a heredoc; the span is without the quotes. */
export interface HclString extends Span {
  readonly kind: 'string';
  /** Escapes with a backslash are read, those of templates (`$${`) are not. */
  readonly text: MappedText;
}

export interface HclList extends Span {
  readonly kind: 'list';
  readonly items: readonly HclValue[];
}

export interface HclObject extends Span {
  readonly kind: 'object';
  readonly entries: readonly HclAttribute[];
}

/** A word without quotes: a variable, a number, `true` or `null`. */
export interface HclWord extends Span {
  readonly kind: 'word';
  readonly text: string;
}

/** Anything else, as it is written. */
export interface HclExpression extends Span {
  readonly kind: 'expression';
  readonly text: string;
}

/** Nothing yet; where it would be written. */
export interface HclMissing extends Span {
  readonly kind: 'missing';
}
