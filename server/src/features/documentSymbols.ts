import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { stageRange } from './definition';
import { perSnapshot } from './perSnapshot';
import { baseLabel, stageLabel } from './words';

/** As many as VS Code's own servers give. In a larger file the stages come first, and instructions as far as there is room. */
const most = 5000;

/** Longer details are cut; an outline has one short line for each. */
const longestDetail = 60;

/** The outline: what stands above the first FROM, then the stages with their instructions inside. */
export const documentSymbols = perSnapshot(({ dockerfile, graph }: Snapshot): DocumentSymbol[] => {
  const firstFrom = graph.stages[0]?.line ?? Number.POSITIVE_INFINITY;
  const stages = graph.stages.slice(0, most);
  const symbols: DocumentSymbol[] = [];
  let room = most - stages.length;
  for (const instruction of dockerfile.instructions) {
    if (instruction.line >= firstFrom || room-- <= 0) break;
    symbols.push(instructionSymbol(instruction));
  }
  for (const stage of stages) {
    const children: DocumentSymbol[] = [];
    for (const instruction of stage.instructions) {
      if (instruction !== stage.from && room-- > 0) children.push(instructionSymbol(instruction));
    }
    symbols.push({
      name: stageLabel(stage),
      detail: baseLabel(stage),
      kind: SymbolKind.Module,
      range: stageRange(stage),
      selectionRange: stage.nameRange ?? stage.from.rangeOf(stage.from.parts.keyword),
      children,
    });
  }
  return symbols;
});

function instructionSymbol(instruction: Instruction): DocumentSymbol {
  const { parts, range } = instruction;
  return {
    name: parts.name,
    detail: detailOf(instruction),
    kind: kindOf(parts.name),
    range,
    selectionRange: instruction.rangeOf(parts.keyword),
  };
}

function detailOf({ syntax, parts }: Instruction): string {
  const { text } = syntax.logical;
  const { start, end } = parts.rest;
  return end - start > longestDetail ? `${text.slice(start, start + longestDetail)}…` : text.slice(start, end);
}

function kindOf(name: string): SymbolKind {
  switch (name) {
    case 'ARG':
    case 'ENV':
      return SymbolKind.Variable;
    case 'COPY':
    case 'ADD':
      return SymbolKind.File;
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return SymbolKind.Event;
    case 'LABEL':
    case 'EXPOSE':
    case 'USER':
    case 'WORKDIR':
    case 'VOLUME':
    case 'STOPSIGNAL':
    case 'SHELL':
      return SymbolKind.Property;
    default:
      return SymbolKind.Function;
  }
}
