import type { Range } from 'vscode-languageserver-types';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import type { Snapshot } from '../../workspace/snapshot';

/** A version of a document, or of a Dockerfile inside of one, with all that was found in it. */
export interface Mendable {
  readonly uri: string;
  readonly version: number;
  readonly findings: readonly ReportedFinding[];
  /** What is asked about, with columns like those of `findings`; undefined where nothing here is. */
  readonly asked: Range | undefined;
  /** The Dockerfile, where comments can silence what was found. */
  readonly dockerfile?: DockerfileText;
}

/** A Dockerfile, and on which line of the document it begins. */
export interface DockerfileText {
  readonly snapshot: Snapshot;
  readonly first: number;
}
