import {
  type ComparedLayer,
  type ComparedStage,
  type ComparisonColumn,
  type ComparisonStrings,
  comparisonColumns,
} from '../../../server/src/protocol/comparison';
import { cellNumber, cellText, numericColumns } from '../../../server/src/protocol/comparisonTable';
import { plainLine } from './plainText';

/** A table to be handed on. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface TableColumn {
  readonly title: string;
  readonly isNumber: boolean;
  /** Of `Cell.value`. */
  readonly unit?: string;
}

export interface Cell {
  readonly text: string;
  /** For who calculates; undefined for words, and where there is nothing to tell. */
  readonly value?: number;
}

export type TableWords = Pick<
  ComparisonStrings,
  'columns' | 'instruction' | 'from' | 'layerSize' | 'largest' | 'notBuilt' | 'unknownInstruction' | 'unknownOrigin'
>;

const units: Readonly<Partial<Record<ComparisonColumn, string>>> = { size: 'B', reduction: '%', duration: 'ms' };

/** The table of the stages. */
export function stagesTable(stages: readonly ComparedStage[], words: TableWords): Table {
  return {
    columns: comparisonColumns.map((column) => ({
      title: words.columns[column],
      isNumber: numericColumns.has(column),
      unit: units[column],
    })),
    rows: stages.map((stage) =>
      comparisonColumns.map((column): Cell => {
        const text = cellText(stage, column);
        if (column === 'image' && text === '') return { text: words.notBuilt };
        return numericColumns.has(column) ? { text, value: cellNumber(stage, column) } : { text };
      }),
    ),
  };
}

/** The table of the layers of a stage, base first. */
export function layersTable(layers: readonly ComparedLayer[], words: TableWords): Table {
  const { instruction, from, layerSize } = words;
  return {
    columns: [
      { title: '#', isNumber: true },
      { title: instruction, isNumber: false },
      { title: from, isNumber: false },
      { title: layerSize, isNumber: true, unit: units.size },
    ],
    rows: layers.map((layer, at) => [
      { text: String(at + 1), value: at + 1 },
      { text: plainLine(layer.instruction) || words.unknownInstruction },
      { text: originText(layer, words) },
      { text: layer.size?.text ?? '', value: layer.size?.value },
    ]),
  };
}

/** `builder:7`, the name of the base image. */
function originText({ origin }: ComparedLayer, { unknownOrigin }: TableWords): string {
  switch (origin.kind) {
    case 'base':
      return origin.name;
    case 'stage':
      return `${origin.label}:${origin.line + 1}`;
    case 'unknown':
      return unknownOrigin;
  }
}
