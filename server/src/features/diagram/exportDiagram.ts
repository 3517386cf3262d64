import type { ExportDiagramParams } from '../../protocol/methods';
import type { Snapshot } from '../../workspace/snapshot';
import { graphRecord } from '../graphRecord';
import { modelOf } from './diagram';
import { toDot } from './dot';
import type { GraphvizLoader } from './graphviz';
import { layoutDiagram } from './layout';
import { toMermaid } from './mermaid';
import { noGraphviz } from './noGraphviz';
import { toSvg } from './svg';

export type ExportOptions = Omit<ExportDiagramParams, 'uri'>;

/** The stages of a Dockerfile as a file of its own. Names, comments and paths are text in each format, never markup. */
export async function exportDiagram(
  snapshot: Snapshot,
  options: ExportOptions,
  graphviz: GraphvizLoader,
): Promise<string> {
  const { format, legend } = options;
  if (format === 'json') return `${JSON.stringify(graphRecord(snapshot.dockerfile, snapshot.graph), null, 2)}\n`;
  const model = modelOf(snapshot, { ...options, target: targetOf(snapshot, options) });
  switch (format) {
    case 'mermaid':
      return toMermaid(model, { legend });
    case 'dot':
      return toDot(model, { legend });
    case 'svg':
      return toSvg(layoutDiagram(model, await graphviz().catch(() => noGraphviz)), { legend });
  }
}

function targetOf({ graph }: Snapshot, { target, targetName }: ExportOptions): number | undefined {
  if (target !== undefined || targetName === undefined) return target;
  return graph.stageNamed(targetName)?.index;
}
