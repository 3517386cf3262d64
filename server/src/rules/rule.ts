import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot';

/** Severities as people set them; `off` silences a rule. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One thing that a rule has to say. The rule's id and severity are added by whoever runs it. */
export interface Finding {
  readonly range: Range;
  /** In the user's language; names the stage. */
  readonly message: string;
  /** Other places, in the same file where they name no other. */
  readonly related?: readonly { readonly range: Range; readonly message: string; readonly uri?: string }[];
  /** `unnecessary` is greyed out, `deprecated` struck out. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Text that would mend it, to replace `range` with. */
  readonly replacement?: string;
  /** Where this finding is milder than its rule, because it hangs on a build argument, say. Never makes it graver. */
  readonly severity?: Severity;
}

/**
 * A diagnostic as data. `id` is its folder, diagnostic code, setting key, page and ignore word. Most look at Dockerfiles,
 * some at the files that build them.
 */
export interface Rule<Subject = Snapshot> {
  readonly id: string;
  /** One sentence for settings and lists, in the user's language. */
  readonly summary: () => string;
  readonly defaultSeverity: Severity;
  /** Findings in any order. Nobody takes more than a thousand, so a rule that yields them one by one stops there. */
  check(subject: Subject): Iterable<Finding>;
}
