import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from '../syntax/instruction';
import type { Parts } from '../syntax/parts';
import type { RuleOptions } from '../workspace/ruleOptions';
import type { Snapshot } from '../workspace/snapshot';
import type { StageContext } from './running/stageContext';

/** Severities as people set them; `off` silences a rule. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule is about, for lists and for those who have another tool for all of it. */
export type RuleFamily =
  | 'stages'
  | 'buildkit'
  | 'images'
  | 'shipping'
  | 'runtime'
  | 'cache'
  | 'secrets'
  | 'shell'
  | 'form';

/** A change of the file that mends a finding, in one go. */
export interface Fix {
  /** What it does, in the user's language: "Add --no-install-recommends". */
  readonly title: string;
  /** In any order, none overlapping another. */
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  /** The build means the same afterwards, so that it may be done to all findings unseen. Default: false. */
  readonly safe?: boolean;
}

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
  /** What would mend it, the best first. */
  readonly fixes?: readonly Fix[];
  /** Where this finding is milder than its rule, because it hangs on a build argument, say. Never makes it graver. */
  readonly severity?: Severity;
  /** The build check that says the same, `StageNameCasing`; `range` then begins on the line that BuildKit names. */
  readonly buildkitRule?: string;
  /** hadolint's code for the same, `DL3008`. */
  readonly hadolintRule?: string;
}

/** What is known of every rule. `id` is its folder, diagnostic code, setting key, page and ignore word. */
export interface RuleInfo {
  readonly id: string;
  readonly family: RuleFamily;
  /** One sentence for settings and lists, in the user's language. */
  readonly summary: () => string;
  readonly defaultSeverity: Severity | 'off';
  /** In the strict profile; by default as `defaultSeverity`, and `information` for a rule that is off or a hint otherwise. */
  readonly strictSeverity?: Severity;
  /** The build check that all of its findings are. */
  readonly buildkitRule?: string;
  /** hadolint's codes for what it finds; each finding says which one. */
  readonly hadolintRules?: readonly string[];
}

/** A rule about a whole Dockerfile, or about a file that builds some. It runs at each keystroke. */
export interface Rule<Subject = Snapshot> extends RuleInfo {
  /** Findings in any order. Nobody takes more than a thousand, so a rule that yields them one by one stops there. */
  check(subject: Subject, options: RuleOptions): Iterable<Finding>;
}

/** What hangs on the text of one instruction alone; what it found is kept as long as that text stays. */
export interface InstructionRule extends RuleInfo {
  /** Upper-case keywords of the instructions that it looks at, also as triggers of ONBUILD. */
  readonly keywords: readonly string[];
  /** All lines of findings count from the instruction's first line, as those of `instruction` do here. */
  checkInstruction(subject: InstructionSubject, options: RuleOptions): Iterable<Finding>;
}

export interface InstructionSubject {
  /** Moved to line 0, and without its comments. */
  readonly instruction: Instruction;
  /** Its inside, or that of its trigger. Spans are of the instruction's logical text either way. */
  readonly parts: Parts;
  /** `parts` are those of ONBUILD's trigger. */
  readonly isTrigger: boolean;
}

/** What hangs on one stage and a few facts around it; what it found is kept as long as these stay. */
export interface StageRule extends RuleInfo {
  /** All lines of findings count from the line of FROM, as those of `instructions` do here. */
  checkStage(subject: StageSubject, options: RuleOptions): Iterable<Finding>;
}

export interface StageSubject {
  /** FROM first, moved to line 0; the others as far below it as they stand. Without their comments. */
  readonly instructions: readonly Instruction[];
  readonly context: StageContext;
}

/** A diagnostic about Dockerfiles as data. */
export type DockerfileRule = Rule | InstructionRule | StageRule;
