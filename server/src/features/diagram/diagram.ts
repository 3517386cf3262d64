import type { Stage } from '../../model/stageGraph';
import type { Diagram, DiagramView } from '../../protocol/diagram';
import type { Snapshot } from '../../workspace/snapshot';
import { buildTitle } from '../buildTitle';
import { describeView } from '../seenAs';
import { type DiagramModel, diagramModel } from './diagramModel';
import type { GraphvizLoader } from './graphviz';
import { grouped } from './grouped';
import { layOut } from './layout';
import { noGraphviz } from './noGraphviz';
import type { LastLayouts } from './steady/lastLayouts';

/** As much as is needed of a cancellation token. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** What a picture is drawn with. */
export interface Drawing extends DiagramView {
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
  const engine = await drawing.graphviz().catch(() => noGraphviz);
  const model = modelOf(snapshot, drawing);
  if (token?.isCancellationRequested) return { uri, version, ...layOut(model, noGraphviz).picture };
  const laid = layOut(model, engine, drawing.last?.of(uri));
  drawing.last?.keep(uri, laid);
  return { uri, version, ...laid.picture };
}

/** What there is to draw of a snapshot. */
export function modelOf(snapshot: Snapshot, { level, target, images }: DiagramView = {}): DiagramModel {
  const builds = grouped(snapshot.targets, ({ target }) => target?.toLowerCase());
  const buildsOf = ({ name }: Stage) => (name === undefined ? [] : (builds.get(name) ?? []));
  return diagramModel(snapshot.graph, {
    level,
    target,
    images,
    isTargeted: (stage) => buildsOf(stage).length > 0,
    targetedBy: (stage) => [
      ...new Set(
        buildsOf(stage)
          .filter(({ build }) => !build.role)
          .map(buildTitle),
      ),
    ],
    seenAs: describeView(snapshot),
  });
}
