import { toDot } from '../../features/diagram/dot';
import { loadGraphviz } from '../../features/diagram/graphvizEngine';
import { toMermaid } from '../../features/diagram/mermaid';
import { toSvg } from '../../features/diagram/svg';
import { type GraphRecord, graphRecord } from '../../features/graphRecord';
import type { Snapshot } from '../../workspace/snapshot';

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
  mermaid: () => ({ file: (file, { graph }) => `%% ${oneLine(file)}\n${toMermaid(graph)}\n`, end: nothing }),
  dot: () => ({ file: (file, { graph }) => `// ${oneLine(file)}\n${toDot(graph)}\n`, end: nothing }),
  svg: () => ({ file: async (_, { graph }) => `${await toSvg(graph, loadGraphviz)}\n`, end: nothing }),
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

function named(file: string, { dockerfile, graph }: Snapshot): NamedRecord {
  return { file, ...graphRecord(dockerfile, graph) };
}

function oneLine(file: string): string {
  return file.replace(/\s/g, ' ');
}
