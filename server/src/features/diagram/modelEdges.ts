import type { Dependency, DependencyKind, Source, Stage, StageGraph } from '../../model/stageGraph';
import type { DiagramEdgeKind } from '../../protocol/diagram';
import type { ModelEdge } from './diagramModel';
import type { ErrorPlaces } from './modelErrors';
import { type ExternalNodes, stageId } from './modelNodes';
import { plainText } from './plainText';
import { type Taking, takingOf } from './taking';

const edgeKinds: Readonly<Record<DependencyKind, DiagramEdgeKind>> = {
  base: 'base',
  copy: 'copy',
  mount: 'mount',
  'onbuild-copy': 'onbuild',
  'onbuild-mount': 'onbuild',
};

/** The edges of a graph: what one stage takes in one way from one place is one edge, however many instructions do it. */
export function edgesOf(graph: StageGraph, outside: ExternalNodes, errors: ErrorPlaces): readonly ModelEdge[] {
  const edges = new Map<string, GrowingEdge>();
  const nodeOf = (source: Source, taker: string) =>
    source.kind === 'stage' ? stageId(graph, source.stage) : outside.idOf(source, taker);
  for (const stage of graph.stages) {
    const to = stageId(graph, stage);
    for (const one of takenBy(stage, errors)) add(edges, { ...one, from: nodeOf(one.source, to), to });
  }
  return [...edges.values()];
}

interface Taken {
  readonly source: Source;
  readonly kind: DiagramEdgeKind;
  readonly taking: Taking;
  readonly error?: string;
}

function takenBy(stage: Stage, errors: ErrorPlaces): readonly Taken[] {
  const rest = stage.dependencies.filter(({ kind }) => kind !== 'base');
  return [baseOf(stage, errors), ...rest.map((dependency) => takenThrough(dependency, errors))];
}

/** Drawn for every stage: `scratch` is a base too, though nothing depends on it. */
function baseOf(stage: Stage, errors: ErrorPlaces): Taken {
  const dependency = stage.dependencies.find(({ kind }) => kind === 'base');
  const { line, lastLine } = stage.from;
  return {
    source: baseSource(stage),
    kind: 'base',
    taking: { source: plainText(stage.base.written), line, lastLine },
    error: dependency && errors.ofDependency(dependency),
  };
}

function baseSource(stage: Stage): Source {
  if (stage.replacedBy === undefined) return stage.base.source;
  return { kind: 'context', name: stage.name ?? '', source: stage.replacedBy };
}

function takenThrough(dependency: Dependency, errors: ErrorPlaces): Taken {
  return {
    source: dependency.source,
    kind: edgeKinds[dependency.kind],
    taking: takingOf(dependency),
    error: errors.ofDependency(dependency),
  };
}

interface GrowingEdge extends ModelEdge {
  readonly takings: Taking[];
  error?: string;
}

function add(edges: Map<string, GrowingEdge>, one: Taken & { readonly from: string; readonly to: string }): void {
  const { from, to, kind, taking, error } = one;
  const id = `${from}>${to}:${kind}`;
  const known = edges.get(id);
  if (!known) edges.set(id, { id, from, to, kind, takings: [taking], error });
  else {
    known.takings.push(taking);
    known.error ??= error;
  }
}
