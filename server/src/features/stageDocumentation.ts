import * as l10n from '@vscode/l10n';
import type { Stage } from '../model/stageGraph';
import type { Snapshot } from '../workspace/snapshot';
import { codeBlock, escapeMarkdown } from './markdown';

const mostLines = 30;

/** A stage in Markdown: the comment above it and its text, cut where it gets long. */
export function stageDocumentation(snapshot: Snapshot, stage: Stage): string {
  const comment = stage.comment ? `${escapeMarkdown(stage.comment)}\n\n` : '';
  return comment + codeBlock('dockerfile', stageText(snapshot, stage));
}

function stageText(snapshot: Snapshot, stage: Stage): string {
  const last = Math.min(stage.lastLine, stage.line + mostLines - 1);
  const text = linesOf(snapshot.text, stage.line, last);
  const left = stage.lastLine - last;
  return left > 0 ? `${text}\n# ${l10n.t('{0} more lines', left)}` : text;
}

/** Lines `first` to `last` of a text, 0-based, both included. */
function linesOf(text: string, first: number, last: number): string {
  let start = 0;
  for (let line = 0; line < first; line++) start = text.indexOf('\n', start) + 1;
  let end = start - 1;
  for (let line = first; line <= last && end !== text.length; line++) {
    const next = text.indexOf('\n', end + 1);
    end = next < 0 ? text.length : next;
  }
  return text.slice(start, end).replace(/\r/g, '');
}
