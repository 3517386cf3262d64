import type { FoldingRange } from 'vscode-languageserver-types';
import type { InlineBlock } from '../../workspace/inlineDockerfiles';
import { foldingRanges } from '../folding';

/**
 * The folds of the stages in a file, and those that an editor makes of indentation: it makes none itself where somebody
 * else says what folds. Undefined for a file without stages to fold, which is left to the editor.
 */
export function foldingAround(inside: readonly InlineBlock[], limit?: number): FoldingRange[] | undefined {
  const [block] = inside;
  const stages = inside.flatMap(({ snapshot }) => foldingRanges(snapshot, false, limit));
  if (!block || stages.length === 0) return undefined;
  const isYaml = /\.ya?ml$/i.test(block.snapshot.uri);
  const taken = new Set(stages.map(({ startLine }) => startLine));
  const others = indentationFolds(block.lines, isYaml).filter(({ startLine }) => !taken.has(startLine));
  return [...stages, ...others].slice(0, limit);
}

interface Region {
  /** -1 at the end of the file, -2 for an end mark of `#region` that has no start yet. */
  indent: number;
  /** The line that ends what begins above. */
  end: number;
  readonly line: number;
}

const tabWidth = 4;
const regionStart = /^\s*#\s*region\b/;
const regionEnd = /^\s*#\s*endregion\b/;

/** As VS Code has them. With `offSide`, as in YAML, empty lines at the end are no part of a fold. */
function indentationFolds(lines: readonly string[], offSide: boolean): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const open: Region[] = [{ indent: -1, end: lines.length, line: lines.length }];
  const fold = (startLine: number, endLine: number) => endLine > startLine && folds.push({ startLine, endLine });
  for (let line = lines.length - 1; line >= 0; line--) {
    const text = lines[line];
    const indent = indentOf(text);
    let below = open[open.length - 1];
    if (indent === undefined) {
      if (offSide) below.end = line;
      continue;
    }
    if (offSide && regionEnd.test(text)) {
      open.push({ indent: -2, end: line, line });
      continue;
    }
    const mark = offSide && regionStart.test(text) ? open.findLastIndex((one) => one.indent === -2) : -1;
    if (mark > 0) {
      const region = open[mark];
      open.length = mark + 1;
      fold(line, region.line);
      Object.assign(region, { indent, end: line });
      continue;
    }
    if (below.indent > indent) {
      while (below.indent > indent) {
        open.pop();
        below = open[open.length - 1];
      }
      fold(line, below.end - 1);
    }
    if (below.indent === indent) below.end = line;
    else open.push({ indent, end: line, line });
  }
  return folds.reverse();
}

/** Undefined for a blank line. */
function indentOf(text: string): number | undefined {
  let width = 0;
  for (const char of text) {
    if (char === ' ') width++;
    else if (char === '\t') width += tabWidth - (width % tabWidth);
    else return width;
  }
  return undefined;
}
