import { exportDiagram } from '../../features/diagram/exportDiagram';
import { type GraphRecord, graphRecord } from '../../features/graphRecord';
import type { DiagramView } from '../../protocol/diagram';
import type { ExportFormat } from '../../protocol/methods';
import type { Snapshot } from '../../workspace/snapshot';
import { loadGraphviz } from '../graphviz';

/** A way to print graphs: `file` for each file in turn, `end` when all are done. */
export interface GraphFormat {
  file(file: string, snapshot: Snapshot): string | Promise<string>;
  end(): string;
}

/** What the pictures are to show besides the build's own target. */
export interface GraphLook extends Pick<DiagramView, 'level' | 'images'> {
  readonly legend: boolean;
}

interface NamedRecord extends GraphRecord {
  readonly file: string;
}

const nothing = () => '';

export const graphFormats = {
  json: jsonFormat,
  jsonl: () => ({ file: (file, snapshot) => `${JSON.stringify(named(file, snapshot))}\n`, end: nothing }),
  mermaid: (look) => ({
    file: async (file, snapshot) => `%% ${oneLine(file)}\n${await picture(snapshot, 'mermaid', look)}`,
    end: nothing,
  }),
  dot: (look) => ({
    file: async (file, snapshot) => `// ${oneLine(file)}\n${await picture(snapshot, 'dot', look)}`,
    end: nothing,
  }),
  svg: (look) => ({ file: (_, snapshot) => picture(snapshot, 'svg', look), end: nothing }),
} satisfies Record<string, (look: GraphLook) => GraphFormat>;

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

/** The target that the graph was made with is the one that is looked at. */
function picture(snapshot: Snapshot, format: ExportFormat, look: GraphLook): Promise<string> {
  return exportDiagram(snapshot, { ...look, format, targetName: snapshot.graph.inputs.target }, loadGraphviz);
}

function named(file: string, { dockerfile, graph }: Snapshot): NamedRecord {
  return { file, ...graphRecord(dockerfile, graph) };
}

function oneLine(file: string): string {
  return file.replace(/[\p{Cc}\p{Cf}\s]/gu, ' ');
}
