import * as l10n from '@vscode/l10n';
import {
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
} from 'vscode-languageserver-types';
import type { Stage } from '../model/stageGraph';
import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { stageRange } from './definition';
import { instructionTitle } from './instructionTitle';
import { perSnapshot } from './perSnapshot';
import { baseLabel, stageLabel } from './words';

/** A file of so many instructions still has all of them in its outline; the longest that we know has 300. */
const mostComplete = 500;

/** The outline of a larger file, which is generated and costs time at each keystroke, has so many entries. */
const mostOtherwise = 200;

/**
 * The outline: what stands above the first FROM, then the stages with their instructions inside. In a very large file
 * the stages come first and share what room is left; what is missing is counted at the end.
 */
export const documentSymbols = perSnapshot(({ dockerfile, graph }: Snapshot): DocumentSymbol[] => {
  const firstFrom = graph.stages[0]?.line ?? Number.POSITIVE_INFINITY;
  const above: Instruction[] = [];
  for (const instruction of dockerfile.instructions) {
    if (instruction.line >= firstFrom) break;
    above.push(instruction);
  }
  const most = dockerfile.instructions.length <= mostComplete ? mostComplete : mostOtherwise;
  const { stages } = graph;
  const shown = stages.slice(0, most);
  const share = fairShare(
    [above.length, ...shown.map(({ instructions }) => instructions.length - 1)],
    most - shown.length,
  );
  return [
    ...instructionSymbols(above, share),
    ...shown.map((stage) => stageSymbol(stage, instructionSymbols(stage.instructions.slice(1), share))),
    ...moreStages(stages.slice(shown.length)),
  ];
});

/** The outline beside another extension that lists the instructions: the stages alone. */
export const stageSymbols = perSnapshot(({ graph: { stages } }: Snapshot): DocumentSymbol[] => [
  ...stages.slice(0, mostOtherwise).map((stage) => stageSymbol(stage, [])),
  ...moreStages(stages.slice(mostOtherwise)),
]);

/** An outline for clients that know no hierarchy. */
export function flatSymbols(uri: string, symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, tags, children = [] }) => [
    { name, kind, location: { uri, range }, ...(tags && { tags }), ...(container && { containerName: container }) },
    ...flatSymbols(uri, children, name),
  ]);
}

/** The largest number of instructions that each stage can show when together they may show `room`. */
function fairShare(counts: readonly number[], room: number): number {
  let left = room;
  let share = 0;
  const ascending = [...counts].sort((a, b) => a - b);
  for (const [index, count] of ascending.entries()) {
    const open = ascending.length - index;
    if ((count - share) * open > left) return share + Math.floor(left / open);
    left -= (count - share) * open;
    share = count;
  }
  return share;
}

function stageSymbol(stage: Stage, children: DocumentSymbol[]): DocumentSymbol {
  return {
    name: stageLabel(stage),
    detail: baseLabel(stage),
    kind: SymbolKind.Module,
    range: stageRange(stage),
    selectionRange: stage.nameRange ?? stage.from.rangeOf(stage.from.parts.keyword),
    children,
  };
}

function moreStages(stages: readonly Stage[]): DocumentSymbol[] {
  const [first] = stages;
  const last = stages.at(-1);
  if (!first || !last) return [];
  return [more(l10n.t('{0} more stages', stages.length), { start: first.from.range.start, end: stageRange(last).end })];
}

function instructionSymbols(instructions: readonly Instruction[], share: number): DocumentSymbol[] {
  const symbols = instructions.slice(0, share).map(instructionSymbol);
  const [first] = instructions.slice(share);
  const last = instructions.at(-1);
  if (share === 0 || !first || !last) return symbols;
  const range = { start: first.range.start, end: last.range.end };
  return [...symbols, more(l10n.t('{0} more instructions', instructions.length - share), range)];
}

function more(text: string, range: Range): DocumentSymbol {
  return { name: `… ${text}`, kind: SymbolKind.Null, range, selectionRange: { start: range.start, end: range.start } };
}

function instructionSymbol(instruction: Instruction): DocumentSymbol {
  const { parts, range } = instruction;
  return {
    ...instructionTitle(instruction),
    kind: kindOf(parts.name),
    range,
    selectionRange: instruction.rangeOf(parts.keyword),
    ...(parts.name === 'MAINTAINER' && { tags: [SymbolTag.Deprecated] }),
  };
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
    case 'MAINTAINER':
      return SymbolKind.Property;
    default:
      return SymbolKind.Function;
  }
}
