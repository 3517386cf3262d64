import type { StageGraph } from '../model/stageGraph';
import type { Dockerfile } from '../syntax/dockerfile';
import type { TargetReference } from '../targets/targetReference';
import type { IgnoreFile } from './dockerignore';
import type { ShellComments } from './shellcheck/shellChecks';
import type { TargetCoverage } from './targetIndex';

/** Everything that is known of one Dockerfile at one version. Immutable: a request is answered from one snapshot alone. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly dockerfile: Dockerfile;
  /** Made when it is asked for first. */
  readonly graph: StageGraph;
  /** Who asks for a stage of this Dockerfile from another file. */
  readonly targets: readonly TargetReference[];
  /** Where those were looked for; undefined where nobody looked. */
  readonly lookedThrough?: TargetCoverage | undefined;
  /** What keeps files out of the build contexts that it is built in; empty where one of them has all, absent where nobody looked. */
  readonly ignoring?: readonly IgnoreFile[] | undefined;
  /** What ShellCheck said of its scripts; absent where it was not asked. */
  readonly shellComments?: ShellComments | undefined;
  /** The build whose inputs `graph` was made with; undefined where the file is seen as it is written. */
  readonly seenAs?: TargetReference;
}
