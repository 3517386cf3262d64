import assert from 'node:assert/strict';
import { diagramModel } from '../../server/src/features/diagram/diagramModel';
import { buildGraph } from '../../server/src/model/buildGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { hasConformanceData, readPeerTests } from './records';

interface PeerEdge {
  readonly to_stage: number;
  readonly from: { readonly stage?: number; readonly name?: string };
  readonly kind: 'from' | 'copy' | 'mount';
}

interface PeerGraph {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly dockerfile: string;
  readonly options?: { readonly scratchMode?: string };
  readonly expect: readonly PeerEdge[];
}

const kinds = { from: 'base', copy: 'copy', mount: 'mount' } as const;

function theirEdges({ expect }: PeerGraph): readonly string[] {
  const edges = expect.map(({ to_stage, from, kind }) => [from.stage ?? from.name, to_stage, kinds[kind]].join(' > '));
  return [...new Set(edges)].sort();
}

/** Images by what is written, which may be nothing; without scratch where the peer was asked to hide it. */
function ourEdges({ dockerfile, options }: PeerGraph): readonly string[] {
  const { nodes, edges } = diagramModel(buildGraph(parseDockerfile(dockerfile)));
  const nameOf = new Map(nodes.map(({ id, stageIndex }) => [id, stageIndex ?? id.replace(/^(image|context):/, '')]));
  const hidden = options?.scratchMode === 'ScratchHidden' ? 'scratch' : undefined;
  const shown = edges.filter(({ from }) => from !== hidden);
  return shown.map(({ from, to, kind }) => [nameOf.get(from), nameOf.get(to), kind].join(' > ')).sort();
}

const graphs = hasConformanceData()
  ? readPeerTests<PeerGraph>('dockerfilegraph.json').filter(({ kind }) => kind === 'graph')
  : [];

describe("The diagram's edges and those of dockerfilegraph", () => {
  for (const graph of graphs) {
    it(`are the same: ${graph.title}`, () => assert.deepEqual(ourEdges(graph), theirEdges(graph)));
  }
});
