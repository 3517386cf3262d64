import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../../syntax/instruction';
import type { Flag } from '../../../syntax/parts';
import { skipSpaces } from '../../../util/whitespace';
import type { Fix } from '../../rule';

/** Takes the `--platform` out of a FROM; undefined where a comment between it and the next word would go with it. */
export function withoutPlatform(from: Instruction, flag: Flag, safe: boolean): Fix | undefined {
  const { text, commentLines } = from.syntax.logical;
  const range = from.rangeOf({ start: flag.start, end: flag.end });
  const behind = skipSpaces(text, flag.end, text.length);
  if (behind >= text.length) return undefined;
  const end = from.positionAt(behind);
  if (end.line > range.end.line && commentLines.length > 0) return undefined;
  return { title: l10n.t('Remove --platform'), edits: [{ range: { start: range.start, end }, newText: '' }], safe };
}
