/** How a client has a stage put into a file that builds: a service of a compose file, a target of a bake file. */

/**
 * Client → server request, `AddBuildParams` → `AddedBuild`. Nothing is written: the client makes the edits. Refused where
 * the file can't be read, or has no place for another build.
 */
export const addBuildRequest = 'dockerfileStages/addBuild';

/** URIs, all of them. */
export interface AddBuildParams {
  /** A compose or bake file, which need not be there yet. */
  readonly file: string;
  /** What it says now; empty for a new one. */
  readonly text: string;
  readonly dockerfile: string;
  /** The folder that COPY reads from. */
  readonly context: string;
  /** As written; without it the build takes the default target. */
  readonly target?: string;
  /** The name of the image, where bake builds it; compose has names of its own. */
  readonly tag?: string;
}

export interface AddedBuild extends BuildAddition {
  /** Of the service or target: one that nothing else in that folder has. */
  readonly name: string;
  /** The same and its name in bake's `group "default"`, where that can be: then a plain `docker buildx bake` builds it. */
  readonly withGroup?: BuildAddition;
}

export interface BuildAddition {
  readonly edit: {
    readonly range: AddBuildRange;
    readonly newText: string;
  };
  /** Where the name stands after the edit. */
  readonly select: AddBuildRange;
}

/** Of LSP: 0-based, UTF-16. */
export interface AddBuildRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
