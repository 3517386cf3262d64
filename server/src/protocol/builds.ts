import type { ListedBuild } from './stagesView';

/** How a client asks who builds a Dockerfile, and has it shown as one of those builds sees it. */

/** Client → server request, `BuildsParams` → `BuildsAnswer`. */
export const buildsRequest = 'dockerfileStages/builds';
/**
 * Client → server request, `SeeAsParams` → null. Until the next one, hover, lenses, hints and the diagram of the document
 * show what that build makes of it; they are refreshed. A build that is not known (yet) counts as soon as it is.
 */
export const seeAsRequest = 'dockerfileStages/seeAs';
/**
 * Server → client notification, no parameters: the answer to `buildsRequest` may be another one now. Only for those who
 * asked.
 */
export const buildsChanged = 'dockerfileStages/buildsChanged';

export interface BuildsParams {
  readonly uri: string;
}

export interface BuildsAnswer {
  readonly builds: readonly BuildSummary[];
  /** The id of the one that the document is seen as, if it is there. */
  readonly seenAs?: string;
}

export interface SeeAsParams {
  readonly uri: string;
  /** Of a build; without, the document is seen as it is written. */
  readonly build?: string;
}

/** A build of a Dockerfile, and what it is told. Texts hold no control and no bidi characters. */
export interface BuildSummary extends ListedBuild {
  /** The same for as long as the build keeps its name, or its place among those of its file that have none. */
  readonly id: string;
  /** As written; undefined for the default target. */
  readonly target?: string;
  readonly platform?: string;
  /** `NAME=value`, or `NAME` where nobody knows the value. */
  readonly buildArgs: readonly string[];
  /** Names. */
  readonly contexts: readonly string[];
}
