import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Stage } from '../model/stageGraph';
import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { type CommentLine, commentBlocks, commentLines } from './commentLines';
import { perSnapshot } from './perSnapshot';

/** As many as VS Code folds; a client may want fewer. */
const most = 5000;

/** What folds: whole lines, 0-based. Where there are more than `limit`, those that hold others come first. */
export function foldingRanges(snapshot: Snapshot, general: boolean, limit = most): FoldingRange[] {
  const ranges = general ? allRanges(snapshot) : stageRanges(snapshot);
  return ranges.slice(0, Math.max(0, Math.min(limit, most)));
}

const allRanges = perSnapshot((snapshot: Snapshot): readonly FoldingRange[] => {
  const comments = commentLines(snapshot);
  const { regions, markers } = regionsIn(comments);
  const plain = comments.filter((comment) => !markers.has(comment));
  return withoutDoubles([
    ...stagesAround(snapshot, regions),
    ...regions,
    ...snapshot.dockerfile.instructions.flatMap(instructionRanges),
    ...commentBlocks(plain).flatMap(({ first, last }) => range(first, last, FoldingRangeKind.Comment)),
  ]);
});

const stageRanges = perSnapshot((snapshot: Snapshot) => stagesAround(snapshot, []));

/** From FROM to the end of the last instruction, or of the regions that begin in the stage: folds must not cross. */
function stagesAround({ graph: { stages } }: Snapshot, regions: readonly FoldingRange[]): FoldingRange[] {
  const ordered = [...regions].sort((a, b) => a.startLine - b.startLine);
  let next = 0;
  return stages.flatMap((stage, index) => {
    const end = (stages[index + 1] as Stage | undefined)?.line ?? Number.POSITIVE_INFINITY;
    let last = stage.lastLine;
    for (; next < ordered.length && (ordered[next] as FoldingRange).startLine < end; next++) {
      const { startLine, endLine } = ordered[next] as FoldingRange;
      if (startLine > stage.line && startLine <= last && endLine < end) last = Math.max(last, endLine);
    }
    return range(stage.line, last);
  });
}

/** An instruction of several lines, and each heredoc in it. */
function instructionRanges(instruction: Instruction): FoldingRange[] {
  const { line, lastLine, syntax } = instruction;
  if (lastLine === line) return [];
  const { heredocs, headLines } = syntax;
  const bodies = heredocs.map(({ bodyStart, bodyEnd, terminated }, index) => {
    const isLast = index === heredocs.length - 1;
    return range(line + bodyStart - 1, line + bodyEnd - (isLast && terminated ? 0 : 1));
  });
  return [...range(line, lastLine), ...(headLines > 1 || bodies.length > 1 ? bodies.flat() : [])];
}

const regionStart = /^#?region\b/;
const regionEnd = /^#?endregion\b/;

/** What stands between `#region` and its `#endregion`, and the comments that are such marks. */
function regionsIn(comments: readonly CommentLine[]): { regions: FoldingRange[]; markers: ReadonlySet<CommentLine> } {
  const regions: FoldingRange[] = [];
  const markers = new Set<CommentLine>();
  const open: number[] = [];
  for (const comment of comments) {
    if (regionStart.test(comment.text)) {
      open.push(comment.line);
      markers.add(comment);
    } else if (regionEnd.test(comment.text)) {
      const start = open.pop();
      if (start !== undefined) regions.push(...range(start, comment.line, FoldingRangeKind.Region));
      markers.add(comment);
    }
  }
  return { regions, markers };
}

/** Editors fold one range for each line; the first one, which holds the others, stays. */
function withoutDoubles(ranges: readonly FoldingRange[]): FoldingRange[] {
  const taken = new Set<number>();
  return ranges.filter(({ startLine }) => !taken.has(startLine) && taken.add(startLine));
}

function range(startLine: number, endLine: number, kind?: FoldingRangeKind): FoldingRange[] {
  return endLine > startLine ? [{ startLine, endLine, ...(kind && { kind }) }] : [];
}
