import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import type { RuleNames } from '../ruleNames';
import { candidates, type IgnoreCandidate } from '../suppressions/ignoreComments';
import type { IgnoredName } from '../suppressions/ignoreList';
import { readOwnIgnore } from '../suppressions/ownIgnore';

/** A comment of ours that ignores what there is not. `listed` is asked once, when there is such a comment. */
export function unknownIgnore(listed: () => RuleNames): Rule {
  let known: RuleNames | undefined;
  const names = () => {
    known ??= listed();
    return known;
  };
  return {
    id: 'unknown-ignore',
    family: 'form',
    summary: () => l10n.t('A comment that ignores a rule which does not exist.'),
    defaultSeverity: 'information',
    *check(snapshot): Generator<Finding> {
      for (const candidate of candidates(snapshot)) {
        for (const ignored of readOwnIgnore(candidate.comment)?.names ?? []) {
          if (ignored.name.toLowerCase() === 'all' || names().knows(ignored.name)) continue;
          yield findingOf(ignored, rangeIn(snapshot, candidate, ignored), names().nearest(ignored.name));
        }
      }
    },
  };
}

function findingOf({ name }: IgnoredName, range: Range, meant: string | undefined): Finding {
  if (meant === undefined) return { range, message: l10n.t("There is no rule '{0}'.", name) };
  return {
    range,
    message: l10n.t("There is no rule '{0}'; did you mean '{1}'?", name, meant),
    replacement: meant,
  };
}

/** Comments know no places; this one is so many comments above its instruction. */
function rangeIn({ text }: Snapshot, { comment, above, below }: IgnoreCandidate, { start, end }: IgnoredName): Range {
  const lines = text.split('\n', above.line);
  let line = above.line;
  for (let left = below; left >= 0 && line > 0; ) {
    line--;
    if (isComment(lines[line])) left--;
  }
  const column = Math.max((lines[line] ?? '').indexOf(comment), 0);
  return { start: { line, character: column + start }, end: { line, character: column + end } };
}

function isComment(line: string | undefined): boolean {
  return line?.replace('\ufeff', '').trimStart().startsWith('#') ?? false;
}
