import type { Range } from 'vscode-languageserver-types';
import type { LineRange } from '../syntax/dockerfile';
import type { Instruction } from '../syntax/instruction';
import type { Flag, Word } from '../syntax/parts';
import type { Command } from './convertStage';
import type { Environment } from './environment';

/** What a build is told besides the Dockerfile. Everything is optional; the default is linux/amd64 and nothing known. */
export interface BuildInputs {
  /** Target platform, `os/arch[/variant]`; also the build platform unless `buildPlatform` is given. */
  readonly platform?: string;
  readonly buildPlatform?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Name → source of `--build-context NAME=SOURCE`. */
  readonly namedContexts?: Readonly<Record<string, string>>;
  /** `--target`, as typed. */
  readonly target?: string;
  /** What is known of external images, by the reference as it stands in the Dockerfile after expansion. */
  readonly images?: Readonly<Record<string, ImageConfig>>;
  /** Treat unknown images as defining PATH and nothing else, so that errors that hang on their environment are certain. */
  readonly assumeEmptyBases?: boolean;
}

/** The part of an image's configuration that a build reads. */
export interface ImageConfig {
  /** ONBUILD triggers, as instruction text. */
  readonly onBuild?: readonly string[];
  /** `NAME=value` */
  readonly env?: readonly string[];
  readonly workingDir?: string;
  /** `os/arch[/variant]` */
  readonly platform?: string;
  readonly shell?: readonly string[];
}

export type DependencyKind = 'base' | 'copy' | 'mount' | 'onbuild-copy' | 'onbuild-mount';

/** Where a dependency leads. */
export type Source =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'scratch' }
  /** A named context took the place of the image (or stage) of this name. */
  | { readonly kind: 'context'; readonly name: string; readonly source: string };

/** One thing that a stage takes from a stage, an image or a named context. */
export interface Dependency {
  readonly kind: DependencyKind;
  readonly stage: Stage;
  /** As written, quotes removed where BuildKit removes them. */
  readonly reference: string;
  readonly source: Source;
  /** The instruction that BuildKit blames: FROM, COPY, RUN; for `onbuild-*` the FROM of `stage`. */
  readonly instruction: Instruction;
  /** Where the reference stands. For `onbuild-*` this is the trigger's place in the base stage, or the base word of FROM. */
  readonly range: Range;
  /** The reference in the text of `instruction`, or of `trigger`; undefined where nothing is written. */
  readonly word: Word | undefined;
  /** For `onbuild-*` out of a stage of this file: the ONBUILD instruction. */
  readonly trigger?: Instruction;
  /** `copy`: the stage index where the reference is a number. */
  readonly index?: number;
  /** The source stage stands below this one, so that building `stage` fails. */
  readonly forward: boolean;
}

/** A reference inside an ONBUILD trigger: no edge of its own stage, but a name all the same. */
export interface TriggerReference {
  readonly kind: 'copy' | 'mount';
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly reference: string;
  readonly range: Range;
  /** The reference in the text of `instruction`. */
  readonly word: Word;
  /** `copy`: the stage index where the reference is a number. */
  readonly index: number | undefined;
  /** What the name means seen from the whole file. */
  readonly source: Source;
}

/** A `--from=…` of COPY that stands behind the first path, where it is a path itself. */
export interface LateFrom {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly word: Word;
}

/** What FROM names. */
export interface Base {
  /** As written; empty where FROM has no word yet. */
  readonly written: string;
  readonly expanded: string;
  readonly source: Source;
  readonly word?: Word;
  readonly range: Range;
}

/** `FROM … AS …` and all that follows up to the next FROM. */
export interface Stage {
  /** Position of the FROM, from 0. */
  readonly index: number;
  /** Lower-cased, as BuildKit knows it; undefined for an unnamed stage or an invalid name. */
  readonly name: string | undefined;
  /** The name as written. */
  readonly writtenName: string | undefined;
  readonly nameRange: Range | undefined;
  readonly from: Instruction;
  /** FROM included. */
  readonly instructions: readonly Instruction[];
  /** The same object as long as the texts of its instructions are the same ones, wherever they stand. */
  readonly digest: object;
  readonly base: Base;
  readonly platform: Flag | undefined;
  /** The comment line above FROM that begins with the stage's name, without the name (BuildKit's own description). */
  readonly description: string | undefined;
  /** The first comment line above FROM that says anything; what people write. */
  readonly comment: string | undefined;
  /** 0-based line of FROM. */
  readonly line: number;
  /** 0-based last line of the last instruction, heredocs included. */
  readonly lastLine: number;
  /** Base first (not for scratch), then in file order. */
  readonly dependencies: readonly Dependency[];
  /** A named context of this stage's name takes the place of the whole stage. */
  readonly replacedBy: string | undefined;
}

/** What stops a build. */
export interface BuildError {
  readonly id: BuildErrorId;
  /** In the user's language. */
  readonly message: string;
  /** BuildKit's location, one entry a place, 0-based inclusive; empty where BuildKit names none. */
  readonly lines: readonly LineRange[];
  /** The best place for an underline. */
  readonly range: Range;
  /**
   * False where the error hangs on what can't be known offline: a build argument without a default, the environment of
   * an external image.
   */
  readonly certain: boolean;
  /** Further places: the links of a cycle, the stage below. */
  readonly related: readonly { readonly range: Range; readonly message: string }[];
}

export type BuildErrorId =
  | 'syntax'
  | 'no-stages'
  | 'blank-base'
  | 'invalid-base'
  | 'expansion'
  | 'platform'
  | 'variable-in-from'
  | 'stage-index'
  | 'cycle'
  | 'forward-reference'
  | 'instruction'
  | 'unknown-target';

/** A global or stage ARG, as outlines show it. */
export interface GlobalArg {
  readonly name: string;
  readonly value: string | undefined;
  readonly instruction: Instruction;
}

/**
 * The stages of one Dockerfile and everything between them. Built once for a text and its inputs, read-only.
 * Three tiers of trouble: `unreadable` (no graph to speak of for BuildKit; ours is a best effort then),
 * `fileError` (no target can be built), `errorOf(stage)` (this target cannot be built).
 */
export interface StageGraph {
  readonly inputs: BuildInputs;
  readonly stages: readonly Stage[];
  readonly globalArgs: readonly GlobalArg[];
  readonly unreadable: BuildError | undefined;
  readonly fileError: BuildError | undefined;
  /** `fileError` and all that would come after it, in BuildKit's order; a thousand at the most. */
  readonly fileErrors: readonly BuildError[];
  /** Images that can't be any, as base or in a `--from`; each stops every target. A thousand at the most. */
  readonly invalidReferences: readonly BuildError[];
  /** What a build without `--target` builds: the last stage. */
  readonly defaultStage: Stage | undefined;
  /** References inside ONBUILD triggers, in file order. */
  readonly triggerReferences: readonly TriggerReference[];
  /** In file order. */
  readonly lateFroms: readonly LateFrom[];

  /** The stage that `--target` or `--from` of this name means: any case, the last one of that name. */
  stageNamed(name: string): Stage | undefined;
  /** The stage that a FROM standing in front of stage `before` means: exact case, the latest one above. */
  baseNamed(name: string, before: number): Stage | undefined;
  /** All stages of a (lower-case) name, in file order. */
  stagesNamed(name: string): readonly Stage[];
  /** The stage in whose lines this 0-based line stands; lines above the first FROM belong to none. */
  stageAt(line: number): Stage | undefined;
  /** All stages that are built when `stage` is the target, itself included, in file order. Computed on first use. */
  reachedFrom(stage: Stage): readonly Stage[];
  /** Dependencies of other stages (and its own) that lead to `stage`, in file order. */
  dependents(stage: Stage): readonly Dependency[];
  /** Why this stage cannot be built as a target, if anything but the tiers above stops it. */
  errorOf(stage: Stage): BuildError | undefined;
  /** Everything that is wrong in the stages themselves, whatever the target; in file order. */
  readonly stageErrors: readonly { readonly stage: Stage; readonly error: BuildError }[];
  /** Whether `stage`'s filesystem is in the image that `target` makes: reached by FROM alone. */
  ships(stage: Stage, target: Stage): boolean;
  /** The external image, `scratch` or named context at the end of the base chain. */
  rootOf(stage: Stage): Source;
  /** What the base of a stage triggers in it, in front of its own instructions; nothing for most. */
  triggersIn(stage: Stage): readonly Command[];
  /** The variables in front of a command of a stage, its own or triggered; a copy of the caller's own. */
  environmentBefore(stage: Stage, command: Command): Environment;
  /** The variables that FROM sees, with what they hold; those that are declared without a value are not among them. */
  readonly globalValues: ReadonlyMap<string, string>;
  /** As `globalValues`, in a build without arguments; undefined where a default can't be expanded. */
  readonly defaultValues: ReadonlyMap<string, string> | undefined;
}
