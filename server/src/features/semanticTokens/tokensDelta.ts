import type { SemanticTokensEdit } from 'vscode-languageserver-types';

/** What makes `after` of `before`: nothing, or one edit between their common beginning and their common end. */
export function tokensDelta(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  const deleteCount = before.length - kept - start;
  const data = after.slice(start, after.length - kept);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
