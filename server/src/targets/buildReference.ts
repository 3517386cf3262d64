import type { Position, Range } from 'vscode-languageserver-types';

/** A kind of file, or of place in a file, that asks for builds. */
export type BuildReferenceKind =
  | 'script'
  | 'make'
  | 'just'
  | 'task-runner'
  | 'package-script'
  | 'markdown'
  | 'comment'
  | 'ci-script'
  | 'compose'
  | 'bake'
  | 'workflow'
  | 'cloud-build'
  | 'devcontainer'
  | 'vscode-task'
  | 'skaffold'
  | 'tilt'
  | 'kubernetes-tool';

/** A piece of text with its place. */
export interface Written {
  /** What the format makes of it: quotes, escapes and constant variables are gone. */
  readonly text: string;
  /** Of what is written, without quotes around it. 0-based LSP positions. */
  readonly range: Range;
  /**
   * What stands there is not the text itself. Either something in it is known only when it runs (a variable, a function, a
   * matrix), and `text` is as written; or a constant or an escape stands for it, and `text` is the value.
   */
  readonly dynamic: boolean;
}

/** One build that a file asks for: which Dockerfile, which stage, and what the build is told besides. */
export interface BuildReference {
  readonly kind: BuildReferenceKind;
  /** What the file calls it: a service, a bake target, a step. Undefined for a plain command line. */
  readonly label: string | undefined;
  /** The command, service or block. */
  readonly range: Range;
  /**
   * The stage that is asked for; undefined where the build takes the default target. May be empty while typed.
   * Several references may share its place: those of targets that inherit it, or of services with the same anchor.
   */
  readonly target: Written | undefined;
  /** `no-cache-filter`: the stage is named as one whose cache is left out; that is no build of its own. */
  readonly role?: 'no-cache-filter';
  /** Where relative paths begin: in the folder of this file, in the repository's root, or in one of the two (scripts). */
  readonly paths: 'folder' | 'root' | 'either';
  /** A path from there that `cd`, `working-directory` or `make -C` add; slashes, no slash at the end, `''` for none. */
  readonly directory: string;
  /** The Dockerfile as the format names it; undefined for its default. */
  readonly dockerfile: Written | undefined;
  /** Whether the Dockerfile's path begins in the build context (compose, bake) or in `directory` (command lines). */
  readonly dockerfileIn: 'context' | 'directory';
  /** The build context as written; undefined where none is given. A URL, `-` and the like stay what they are. */
  readonly context: Written | undefined;
  /** Name → value; undefined where it is taken from the environment or dynamic. */
  readonly buildArgs: Readonly<Record<string, string | undefined>>;
  readonly platform: string | undefined;
  /** Name → source of further named contexts. */
  readonly namedContexts: readonly NamedContext[];
  /** `likely`: it reads like a build, but a variable or the shell may make it something else. */
  readonly certainty: 'certain' | 'likely';
  /** The Dockerfile itself, where it stands in this file. `dockerfile` does not count then. */
  readonly inline?: InlineDockerfile;
}

export interface NamedContext {
  readonly name: string;
  readonly nameRange: Range;
  readonly source: string;
}

/** A Dockerfile inside another file. */
export interface InlineDockerfile {
  readonly text: string;
  readonly range: Range;
  /** What of it stands in the file as it is, in order: all but escapes. */
  readonly stretches: readonly InlineStretch[];
}

/** Characters of one line that stand in the file as they are. */
export interface InlineStretch {
  /** In the Dockerfile's text. */
  readonly start: Position;
  /** In the file. */
  readonly place: Position;
  readonly length: number;
}

/** A file as finders see it. */
export interface SourceFile {
  /** Slashes, from the root of its folder: `ci/build.sh`. */
  readonly path: string;
  readonly text: string;
}

/** Finds the builds in one kind of file. Never throws, whatever the text; linear in its length. */
export interface Finder {
  /** Whether files of this path are of its kind. Paths have slashes; the case of names counts as the format has it. */
  readonly matches: (path: string) => boolean;
  readonly find: (file: SourceFile) => readonly BuildReference[];
}
