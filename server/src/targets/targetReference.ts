import type { Range } from 'vscode-languageserver-types';

/** A place outside a Dockerfile that names one of its stages as the target of a build. */
export interface TargetReference {
  /** The file that holds the reference. */
  readonly uri: string;
  /** Of the target's name. */
  readonly range: Range;
  readonly target: string;
  /** The Dockerfile that is built, as a URI. */
  readonly dockerfile: string;
}
