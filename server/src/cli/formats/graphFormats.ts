import { diagramModel } from '../../features/diagram/diagramModel';
import { toDot } from '../../features/diagram/dot';
import { layoutDiagram } from '../../features/diagram/layout';
import { toMermaid } from '../../features/diagram/mermaid';
import { toSvg } from '../../features/diagram/svg';
import { type GraphRecord, graphRecord } from '../../features/graphRecord';
import type { StageGraph } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { loadGraphviz } from '../graphviz';

/** A way to print graphs: `file` for each file in turn, `end` when all are done. */
export interface GraphFormat {
  file(file: string, snapshot: Snapshot): string | Promise<string>;
  end(): string;
}

interface NamedRecord extends GraphRecord {
  readonly file: string;
}

const nothing = () => '';

export const graphFormats = {
  json: jsonFormat,
  jsonl: () => ({ file: (file, snapshot) => `${JSON.stringify(named(file, snapshot))}\n`, end: nothing }),
  mermaid: () => ({
    file: (file, { graph }) => `%% ${oneLine(file)}\n${toMermaid(diagramModel(graph))}`,
    end: nothing,
  }),
  dot: () => ({ file: (file, { graph }) => `// ${oneLine(file)}\n${toDot(diagramModel(graph))}`, end: nothing }),
  svg: () => ({ file: async (_, { graph }) => picture(graph), end: nothing }),
} satisfies Record<string, () => GraphFormat>;

function jsonFormat(): GraphFormat {
  const records: NamedRecord[] = [];
  return {
    file(file, snapshot) {
      records.push(named(file, snapshot));
      return '';
    },
    end: () => `${JSON.stringify(records, null, 2)}\n`,
  };
}

async function picture(graph: StageGraph): Promise<string> {
  return toSvg(layoutDiagram(diagramModel(graph), await loadGraphviz()));
}

function named(file: string, { dockerfile, graph }: Snapshot): NamedRecord {
  return { file, ...graphRecord(dockerfile, graph) };
}

function oneLine(file: string): string {
  return file.replace(/\s/g, ' ');
}
