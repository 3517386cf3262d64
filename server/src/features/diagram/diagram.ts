import type { Diagram } from '../../protocol/diagram';
import type { Snapshot } from '../../workspace/snapshot';
import { describeView } from '../seenAs';
import { diagramModel } from './diagramModel';
import type { GraphvizEngine, GraphvizLoader } from './graphviz';
import { layoutDiagram } from './layout';

/** As much as is needed of a cancellation token. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/**
 * The picture of a Dockerfile. Without Graphviz (it may not load everywhere) it is a coarser one; who cancels while it
 * loads gets such a one too, quickly, to throw away.
 */
export async function diagram(snapshot: Snapshot, graphviz: GraphvizLoader, token?: Cancellation): Promise<Diagram> {
  const targets = new Set(snapshot.targets.map(({ target }) => target?.toLowerCase()));
  const isTargeted = ({ name }: { readonly name: string | undefined }) => name !== undefined && targets.has(name);
  const engine = await graphviz().catch(() => noGraphviz);
  const model = diagramModel(snapshot.graph, { isTargeted, seenAs: describeView(snapshot) });
  const picture = layoutDiagram(model, token?.isCancellationRequested ? noGraphviz : engine);
  return { uri: snapshot.uri, version: snapshot.version, ...picture };
}

const noGraphviz: GraphvizEngine = {
  layout(): string {
    throw new Error('Graphviz is not there');
  },
};
