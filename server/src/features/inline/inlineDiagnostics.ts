import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { type InlineBlock, knowsNames, linesOf } from '../../workspace/inlineDockerfiles';
import type { Settings } from '../../workspace/settings';
import { codeActions } from '../codeActions';
import { diagnostics, type Log } from '../diagnostics';
import { rangeInside } from './insidePlaces';

/**
 * What is wrong in a Dockerfile inside another file, with the places of the Dockerfile. Silent about what hangs on
 * variables of the file around it.
 */
export function inlineDiagnostics(block: InlineBlock, settings: Settings, log?: Log): Diagnostic[] {
  const isCertain = certainty(block);
  return diagnostics(block.snapshot, settings, log).filter(({ range }) => isCertain(range));
}

/** A quick fix for each of those on the lines of a range of the file. */
export function inlineCodeActions(block: InlineBlock, range: Range, settings: Settings, log?: Log): CodeAction[] {
  const inside = rangeInside(block, range);
  if (!inside) return [];
  const all = codeActions(block.snapshot, inside, settings, log);
  const isCertain = certainty(block);
  return all.filter(({ diagnostics: found = [] }) => found.every(({ range }) => isCertain(range)));
}

/** Tells which places hang on no variable that is gone before BuildKit sees the text. */
function certainty(block: InlineBlock): (range: Range) => boolean {
  if (isDoubtful(block)) return () => false;
  const open = new Set(block.open.flatMap(linesOf));
  return ({ start, end }) => {
    for (let line = start.line; line <= end.line; line++) if (open.has(line)) return false;
    return true;
  };
}

/** Whether such a variable may change what other instructions mean: a name, a source, a value that a FROM takes. */
function isDoubtful(block: InlineBlock): boolean {
  if (!knowsNames(block)) return true;
  return block.open.some(({ name, syntax }) => name === 'ARG' || name === 'ONBUILD' || /\bfrom=/i.test(syntax.text));
}
