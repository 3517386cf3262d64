import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { Finding } from '../../rules/rule';
import { type InlineBlock, knowsNames, linesOf } from '../../workspace/inlineDockerfiles';
import type { Settings } from '../../workspace/settings';
import type { Mendable } from '../codeActions/mendable';
import { diagnostics, findingsOf, type Log } from '../diagnostics';
import { rangeInside } from './insidePlaces';

/**
 * What is wrong in a Dockerfile inside another file, with the places of the Dockerfile. Silent about what hangs on
 * variables of the file around it.
 */
export function inlineDiagnostics(block: InlineBlock, settings: Settings, log?: Log): Diagnostic[] {
  const isCertain = certainty(block);
  return diagnostics(block.snapshot, settings, log).filter(({ range }) => isCertain(range));
}

/** The same for who offers to mend it, without fixes that reach further than that; `asked` is a range of the file. */
export function inlineMendable(block: InlineBlock, asked: Range, settings: Settings, log?: Log): Mendable {
  const { snapshot, first, last } = block;
  const { uri, version } = snapshot;
  const isCertain = certainty(block);
  const mayChange = (range: Range) => isCertain(range) && first <= range.start.line && range.end.line <= last;
  const findings = findingsOf(snapshot, settings, log)
    .filter(({ range }) => isCertain(range))
    .map((finding) => withFixes(finding, mayChange));
  return { uri, version, findings, asked: rangeInside(block, asked), dockerfile: { snapshot, first } };
}

function withFixes<T extends Finding>(finding: T, mayChange: (range: Range) => boolean): T {
  const { fixes } = finding;
  if (!fixes) return finding;
  return { ...finding, fixes: fixes.filter(({ edits }) => edits.every(({ range }) => mayChange(range))) };
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
