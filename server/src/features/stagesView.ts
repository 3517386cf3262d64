import type { StageGraph } from '../model/stageGraph';
import type { ListedBuild, ListedDockerfile, ListedStage, ListedTaking } from '../protocol/stagesView';
import type { TargetReference } from '../targets/targetReference';
import { stageAskedFor } from '../workspace/askedStages';
import type { IndexedDockerfile } from '../workspace/dockerfileIndex';
import type { Snapshot } from '../workspace/snapshot';
import { type DiagramModel, diagramModel, type ModelEdge, type ModelNode } from './diagram/diagramModel';
import { plainText } from './diagram/plainText';
import { takingText } from './diagram/taking';

/** More of one stage is never shown. */
const most = 1000;

/** A Dockerfile with what its stages are found by. */
export function listedDockerfile({ uri, stages }: IndexedDockerfile): ListedDockerfile {
  return { uri, stages: stages.map(({ name, base }) => ({ name, base })) };
}

/** The stages of a file in its order, each with what it takes from where, and who builds it. */
export function listedStages({ graph, targets }: Snapshot): ListedStage[] {
  const builds = buildsByStage(graph, targets);
  const model = diagramModel(graph, { isTargeted: ({ index }) => builds.has(index) });
  const takings = takingsByStage(model);
  return graph.stages.flatMap(({ index, writtenName, base }) => {
    const node = model.nodes[index];
    if (!node) return [];
    return {
      ...listedNode(node),
      index,
      name: writtenName,
      base: node.base ?? plainText(base.written),
      takes: takings.get(node.id)?.slice(0, most) ?? [],
      builds: builds.get(index)?.slice(0, most) ?? [],
    };
  });
}

function listedNode({ id, label, comment, line = 0, lastLine = 0, role = 'idle', ...node }: ModelNode) {
  const { isDefault = false, isUnused = false, error } = node;
  return { id, label, comment, line, lastLine, role, isDefault, isUnused, error };
}

/** By the id of the stage that takes. */
function takingsByStage({ nodes, edges }: DiagramModel): ReadonlyMap<string, readonly ListedTaking[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, ListedTaking[]>();
  for (const edge of edges) {
    const source = byId.get(edge.from);
    if (!source) continue;
    const takings = found.get(edge.to) ?? [];
    found.set(edge.to, takings);
    takings.push(...takingsOf(edge, source));
  }
  for (const takings of found.values()) takings.sort(baseFirst);
  return found;
}

function takingsOf({ kind, takings, error }: ModelEdge, source: ModelNode): ListedTaking[] {
  const { kind: from, label, stageIndex } = source;
  return takings.map((taking) => ({
    kind,
    from,
    label,
    stageIndex,
    what: takingText(taking),
    line: taking.line,
    error,
  }));
}

function baseFirst(a: ListedTaking, b: ListedTaking): number {
  return Number(b.kind === 'base') - Number(a.kind === 'base') || a.line - b.line;
}

/** By the index of the stage. What names a stage in other ways than to build it, or names none for sure, is left out. */
function buildsByStage(
  graph: StageGraph,
  targets: readonly TargetReference[],
): ReadonlyMap<number, readonly ListedBuild[]> {
  const found = new Map<number, ListedBuild[]>();
  for (const reference of targets) {
    const stage = reference.dynamic || reference.build.role ? undefined : stageAskedFor(graph, reference);
    if (!stage) continue;
    const builds = found.get(stage.index) ?? [];
    found.set(stage.index, builds);
    builds.push(listedBuild(reference));
  }
  return found;
}

function listedBuild({ uri, range, kind, label, target, certainty }: TargetReference): ListedBuild {
  const { line, character } = range.start;
  const name = label === undefined ? undefined : plainText(label);
  return { uri, line, character, kind, label: name, byDefault: target === undefined, isLikely: certainty === 'likely' };
}
