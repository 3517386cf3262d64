import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Finding, Rule } from '../rule';
import { candidates, type IgnoreCandidate } from '../suppressions/ignoreComments';

/** A comment that silences findings, for those who want that said in one place. */
export const ignoreComment: Rule = {
  id: 'ignore-comment',
  family: 'form',
  summary: () => l10n.t('A comment in the Dockerfile that silences findings.'),
  defaultSeverity: 'off',
  strictSeverity: 'hint',
  hadolintRules: ['DL1001'],
  *check(snapshot): Generator<Finding> {
    let lines: readonly string[] | undefined;
    for (const candidate of candidates(snapshot)) {
      if (!form.test(candidate.comment) || ofThisRule.test(candidate.comment)) continue;
      lines ??= snapshot.text.split('\n');
      yield {
        range: rangeOf(candidate, lines),
        message: l10n.t(
          'This comment silences findings; say it in the settings, where all such exceptions stand together.',
        ),
        hadolintRule: 'DL1001',
      };
    }
  },
};

const form = /^(?:hadolint|dockerfile-stages|tally)[ \t]+(?:(?:global|stage)[ \t]+)?ignore[ \t]*=/i;

/** Who silences this very rule knows what it says. */
const ofThisRule = /\b(?:ignore-comment|DL1001)\b/i;

/** Comments know no places; this one is so many comments above its instruction. */
function rangeOf({ comment, above, below }: IgnoreCandidate, lines: readonly string[]): Range {
  let line = above.line;
  for (let left = below; left >= 0 && line > 0; ) {
    line--;
    if (/^[ \t]*#/.test(lines[line] ?? '')) left--;
  }
  const text = lines[line] ?? '';
  const character = Math.max(text.indexOf('#'), 0);
  const end = Math.max(text.indexOf(comment), 0) + comment.length;
  return { start: { line, character }, end: { line, character: Math.max(end, character) } };
}
