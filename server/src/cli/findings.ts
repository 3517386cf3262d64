import type { Range } from 'vscode-languageserver-types';

/** As in the settings of rules, gravest first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof severities)[number];

/** One diagnostic of a file, as `check` reports it. Positions are those of LSP: 0-based, in UTF-16 units. */
export interface FileFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The build check that says the same, `UndefinedVar`. */
  readonly buildkitRule?: string;
  /** hadolint's code for the same, `DL3025`. */
  readonly hadolintRule?: string;
  /** The page of the rule. */
  readonly url?: string;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Other places, in the same file where none is named. */
  readonly related?: readonly { readonly message: string; readonly range: Range; readonly file?: string }[];
}

/** All that `check` has to say about one file. */
export interface FileReport {
  /** The name for people; `<stdin>` for standard input. */
  readonly file: string;
  readonly text: string;
  /** In file order. */
  readonly findings: readonly FileFinding[];
}

/** Whether a severity is as grave as the threshold, or graver. */
export function atLeast(severity: Severity, threshold: Severity | 'never'): boolean {
  return threshold !== 'never' && severities.indexOf(severity) <= severities.indexOf(threshold);
}
