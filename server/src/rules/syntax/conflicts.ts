import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Finding } from '../rule';

const marker = /^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)/gm;

/**
 * What a merge left in a text, by the line of each marker: one finding a conflict. All else that is wrong with such a
 * file follows from the two versions that stand in it.
 */
export function conflictsIn(text: string): ReadonlyMap<number, Finding> {
  const found = new Map<number, Finding>();
  if (!text.includes('<<<<<<<')) return found;
  let line = 0;
  let at = 0;
  let conflict: (Finding & { related: NonNullable<Finding['related']>[number][] }) | undefined;
  for (const { index } of text.matchAll(marker)) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < index; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    const range: Range = { start: { line, character: 0 }, end: { line, character: 7 } };
    if (text[index] === '<') {
      conflict = {
        range,
        message: l10n.t('A merge left two versions here: keep one, and remove the marks.'),
        related: [],
      };
      found.set(line, conflict);
    } else conflict?.related.push({ range, message: l10n.t('A mark of the same merge') });
  }
  return found;
}
