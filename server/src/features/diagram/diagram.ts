import type { Diagram } from '../../protocol/diagram';
import type { Snapshot } from '../../workspace/snapshot';
import { describeView } from '../seenAs';
import { diagramModel } from './diagramModel';
import type { GraphvizEngine, GraphvizLoader } from './graphviz';
import { layOut } from './layout';
import type { LastLayouts } from './steady/lastLayouts';

/** As much as is needed of a cancellation token. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** What a picture is drawn with. */
export interface Drawing {
  readonly graphviz: GraphvizLoader;
  /** Where the pictures before are; without them, each is a fresh one. */
  readonly last?: LastLayouts;
}

/**
 * The picture of a Dockerfile, like the one before as far as that goes. Without Graphviz (it may not load everywhere) it
 * is a coarser one; who cancels while it loads gets such a one too, quickly, to throw away.
 */
export async function diagram(snapshot: Snapshot, drawing: Drawing, token?: Cancellation): Promise<Diagram> {
  const { uri, version } = snapshot;
  const targets = new Set(snapshot.targets.map(({ target }) => target?.toLowerCase()));
  const isTargeted = ({ name }: { readonly name: string | undefined }) => name !== undefined && targets.has(name);
  const engine = await drawing.graphviz().catch(() => noGraphviz);
  const model = diagramModel(snapshot.graph, { isTargeted, seenAs: describeView(snapshot) });
  if (token?.isCancellationRequested) return { uri, version, ...layOut(model, noGraphviz).picture };
  const laid = layOut(model, engine, drawing.last?.of(uri));
  drawing.last?.keep(uri, laid);
  return { uri, version, ...laid.picture };
}

const noGraphviz: GraphvizEngine = {
  layout(): string {
    throw new Error('Graphviz is not there');
  },
};
