import { buildGraph } from '../model/buildGraph';
import type { BuildInputs } from '../model/stageGraph';
import type { EditWindow } from '../syntax/editWindow';
import { parseDockerfile, reparseDockerfile } from '../syntax/scan';
import type { TargetReference } from '../targets/targetReference';
import type { Snapshot } from './snapshot';

/** A text at a version, before anything is known of it. */
export interface VersionedText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly targets: readonly TargetReference[];
}

/** Everything about a text, from scratch. */
export function createSnapshot(at: VersionedText, inputs: BuildInputs = {}): Snapshot {
  const dockerfile = parseDockerfile(at.text);
  return { ...at, dockerfile, graph: buildGraph(dockerfile, inputs) };
}

/** Everything about a text that came out of `previous` by one change; takes over what did not change. */
export function nextSnapshot(previous: Snapshot, at: VersionedText, changed: EditWindow | undefined): Snapshot {
  if (!changed) return { ...previous, ...at };
  const dockerfile = reparseDockerfile(previous.dockerfile, at.text, changed);
  return { ...at, dockerfile, graph: buildGraph(dockerfile, previous.graph.inputs) };
}
