import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot';

/** Severities as people set them; `off` silences a rule. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One thing that a rule has to say. The rule's id and severity are added by whoever runs it. */
export interface Finding {
  readonly range: Range;
  /** In the user's language; names the stage. */
  readonly message: string;
  /** Other places in the same file. */
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** `unnecessary` is greyed out, `deprecated` struck out. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Text that would mend it, to replace `range` with. */
  readonly replacement?: string;
}

/** A diagnostic as data. `id` is its folder, diagnostic code, setting key, page and ignore word. */
export interface Rule {
  readonly id: string;
  /** One sentence for settings and lists, in the user's language. */
  readonly summary: () => string;
  readonly defaultSeverity: Severity;
  check(snapshot: Snapshot): Iterable<Finding>;
}
