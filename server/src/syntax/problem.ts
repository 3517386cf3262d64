import type { Span } from '../util/span';

/** The stable names of what BuildKit refuses while reading a Dockerfile. */
export type SyntaxProblemId =
  | 'empty-file'
  | 'no-instructions'
  | 'line-too-long'
  | 'duplicate-directive'
  | 'invalid-escape'
  | 'invalid-check'
  | 'unknown-instruction'
  | 'no-stage-yet'
  | 'no-stages'
  | 'argument-count'
  | 'invalid-arguments'
  | 'unknown-flag'
  | 'duplicate-flag'
  | 'flag-value'
  | 'stage-name'
  | 'mount'
  | 'mount-variable'
  | 'onbuild-trigger'
  | 'heredoc'
  | 'json-form'
  | 'key-value';

/**
 * Something that BuildKit refuses while it reads the file, so that no target can be built.
 *
 * BuildKit reads in two passes: `parse` (lines, heredocs, words) over the whole file, then `instruction` (names,
 * flags, arguments). It stops at the first problem of the first pass that has one.
 */
export interface SyntaxProblem {
  readonly id: SyntaxProblemId;
  readonly pass: 'parse' | 'instruction';
  /** In the user's language. */
  readonly message: string;
  /** In the instruction's logical text. */
  readonly span: Span;
  /** What was probably meant, to replace `span` with. */
  readonly suggestion?: string;
}

/** A problem whose words are put together when somebody reads them; a file can have a hundred thousand. */
export class LazyProblem implements SyntaxProblem {
  private words: ProblemText | undefined;

  constructor(
    readonly id: SyntaxProblemId,
    readonly pass: 'parse' | 'instruction',
    readonly span: Span,
    private readonly say: () => ProblemText,
  ) {}

  get message(): string {
    return this.text.message;
  }

  get suggestion(): string | undefined {
    return this.text.suggestion;
  }

  private get text(): ProblemText {
    this.words ??= this.say();
    return this.words;
  }
}

export interface ProblemText {
  readonly message: string;
  readonly suggestion?: string;
}
