import type { Range } from 'vscode-languageserver-types';
import type { BuildReference, BuildReferenceKind } from './buildReference';

/** A build that a file asks for, with the Dockerfile that it is of. Several may share a place, see `BuildReference`. */
export interface TargetReference {
  /** The file that asks. A comment of a Dockerfile may ask as well. */
  readonly uri: string;
  /** Of the target's name; of the whole build where it names none. */
  readonly range: Range;
  /** The stage that is asked for. Undefined for the default target; `''` where somebody is about to type a name. */
  readonly target: string | undefined;
  /** What is written at `range` is not the name, or not always: it is never complained of and never rewritten. */
  readonly dynamic: boolean;
  /**
   * The Dockerfile that is built, as a URI, whether it exists or not. Undefined where nobody can tell, where it is not
   * in an open folder (the context is a URL), and where it stands in the file itself (`build.inline`).
   */
  readonly dockerfile: string | undefined;
  /** `likely`: it may be no build, or one of another Dockerfile. */
  readonly certainty: 'certain' | 'likely';
  readonly kind: BuildReferenceKind;
  /** What the file calls it: a service, a bake target, a step. */
  readonly label: string | undefined;
  /** All that the file says of the build. */
  readonly build: BuildReference;
}
