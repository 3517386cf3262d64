import type { Stage } from '../../model/stageGraph';
import type { TargetReference } from '../../targets/targetReference';
import type { Snapshot } from '../../workspace/snapshot';

/** What a rename has to know of the files around the Dockerfile. */
export interface OtherFiles {
  /** The text of a file, as an editor has it where it is open there. */
  text(uri: string): Promise<string | undefined>;
  /** The version that an open file is at; null for one that is not open. */
  version(uri: string): number | null;
  /** All builds that a file asks for. */
  builds(uri: string): readonly TargetReference[];
  /** Whether there are files that nobody looked into. */
  areMissing(): boolean;
}

/** A stage, in all that is known of its file. */
export interface StageOfFile {
  readonly snapshot: Snapshot;
  readonly stage: Stage;
}
