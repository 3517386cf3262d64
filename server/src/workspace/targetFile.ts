import type { TargetReference } from '../targets/targetReference';
import type { InlineBlock } from './inlineDockerfiles';
import type { Snapshot } from './snapshot';

/** An open file that asks for builds, at one version. Immutable, as the snapshots in it are. */
export interface TargetFile {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** In the order of the file. */
  readonly builds: readonly AskedBuild[];
  /** The Dockerfiles that stand in the file itself, line by line. */
  readonly inside: readonly InlineBlock[];
}

/** A build that a file asks for. */
export interface AskedBuild {
  readonly reference: TargetReference;
  /** What is built; undefined where nobody knows which Dockerfile it is, or it can't be read. */
  readonly dockerfile: Snapshot | undefined;
  /** Nobody knows which Dockerfile it is, and no Dockerfile that could be has the stage. */
  readonly isNowhere?: boolean;
}
