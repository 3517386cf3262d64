import { stageAskedFor } from '../workspace/askedStages';
import type { Snapshot } from '../workspace/snapshot';
import { createSnapshot } from '../workspace/snapshots';
import type { AskedBuild, TargetFile } from '../workspace/targetFile';

/** A build as lists have it. All places are 1-based. */
export interface BuildRecord {
  readonly line: number;
  readonly column: number;
  readonly kind: string;
  /** What the file calls it: a service, a bake target. */
  readonly label: string | null;
  /** As the build names the stage; null where it takes the last one. */
  readonly target: string | null;
  /** The URI of what it builds, which may be the file itself; null where nobody can tell. */
  readonly dockerfile: string | null;
  /** The stage that is built: its name, or its number where it has none; null where it is not there. */
  readonly stage: string | number | null;
  /** Of its FROM, in the Dockerfile's own text. */
  readonly stageLine: number | null;
  /** Whether the Dockerfile has that stage. */
  readonly resolved: boolean;
  /** Only a run would tell which stage it is. */
  readonly dynamic: boolean;
  /** `likely`: it may be no build, or one of another Dockerfile. */
  readonly certainty: 'certain' | 'likely';
  /** It names the stage for something else than to build it. */
  readonly role: string | null;
}

/** The builds that a file asks for, in its order. */
export function buildRecords({ uri, builds }: TargetFile): BuildRecord[] {
  return builds.map((asked) => recordOf(uri, asked));
}

function recordOf(uri: string, asked: AskedBuild): BuildRecord {
  const { range, kind, label = null, target = null, dynamic, certainty, build } = asked.reference;
  const dockerfile = asked.dockerfile ?? inlineDockerfile(uri, asked);
  const stage = dockerfile && !dynamic ? stageAskedFor(dockerfile.graph, asked.reference) : undefined;
  return {
    line: range.start.line + 1,
    column: range.start.character + 1,
    kind,
    label,
    target,
    dockerfile: dockerfile?.uri ?? asked.reference.dockerfile ?? null,
    stage: stage ? (stage.writtenName ?? stage.index) : null,
    stageLine: stage ? stage.line + 1 : null,
    resolved: stage !== undefined,
    dynamic,
    certainty,
    role: build.role ?? null,
  };
}

/** What stands in the file itself. */
function inlineDockerfile(uri: string, { reference }: AskedBuild): Snapshot | undefined {
  const { inline } = reference.build;
  return inline && createSnapshot({ uri, version: 0, text: inline.text, targets: [] });
}
