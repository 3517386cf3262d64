/** What a comment asks to be left alone. */
export interface Ignore {
  /** The instruction below the comment, the stage that this is in, or the file. */
  readonly scope: 'instruction' | 'stage' | 'file';
  /** Rules, codes of hadolint, names of build checks or `all`; lower-case. */
  readonly names: readonly string[];
  /** It means nothing unless FROM is what follows. */
  readonly onlyAboveFrom?: true;
}

/** Reads a comment, without `#`; undefined for one that ignores nothing. */
export type ReadIgnore = (comment: string) => Ignore | undefined;
