import { buildGraph } from '../model/buildGraph';
import type { BuildInputs, StageGraph } from '../model/stageGraph';
import type { Dockerfile } from '../syntax/dockerfile';
import type { EditWindow } from '../syntax/editWindow';
import { parseDockerfile, reparseDockerfile } from '../syntax/scan';
import type { Snapshot } from './snapshot';

/** A text at a version, before anything is known of it. */
export type VersionedText = Omit<Snapshot, 'dockerfile' | 'graph'>;

/** Everything about a text, from scratch. */
export function createSnapshot(at: VersionedText, inputs: BuildInputs = {}): Snapshot {
  return snapshotOf(at, parseDockerfile(at.text), inputs);
}

/** Everything about a text that is cut into instructions already. Its graph is made when somebody asks for it. */
export function snapshotOf(at: VersionedText, dockerfile: Dockerfile, inputs: BuildInputs = {}): Snapshot {
  let graph: StageGraph | undefined;
  const snapshot = {
    ...at,
    dockerfile,
    get graph() {
      graph ??= buildGraph(dockerfile, inputs);
      return graph;
    },
  };
  inputsOf.set(snapshot, inputs);
  return snapshot;
}

/** What the graph is made with, for who does not want the graph. */
const inputsOf = new WeakMap<Snapshot, BuildInputs>();

/** Everything about a text that came out of `previous` by one change; takes over what did not change. */
export function nextSnapshot(previous: Snapshot, at: VersionedText, changed: EditWindow | undefined): Snapshot {
  if (!changed) return { ...previous, ...at };
  const dockerfile = reparseDockerfile(previous.dockerfile, at.text, changed);
  return snapshotOf(at, dockerfile, inputsOf.get(previous) ?? previous.graph.inputs);
}
