import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, Rule } from '../rule';
import type { RuleNames } from '../running/ruleNames';
import { candidates } from '../suppressions/ignoreComments';
import type { IgnoredName } from '../suppressions/ignoreList';
import { readOwnIgnore } from '../suppressions/ownIgnore';

/** A comment of ours that ignores what there is not. `listed` is asked once, when there is such a comment. */
export function unknownIgnore(listed: () => RuleNames): Rule {
  let names: RuleNames | undefined;
  return {
    id: 'unknown-ignore',
    family: 'form',
    summary: () => l10n.t('A comment that ignores a rule which does not exist.'),
    defaultSeverity: 'information',
    *check(snapshot): Generator<Finding> {
      let places: CommentPlaces | undefined;
      for (const { comment, above, below } of candidates(snapshot)) {
        const written = readOwnIgnore(comment)?.names ?? [];
        for (const one of written) {
          names ??= listed();
          if (one.name.toLowerCase() === 'all' || names.knows(one.name)) continue;
          places ??= new CommentPlaces(snapshot.text);
          yield findingOf(one, places.of(comment, above, below), names.nearest(one.name));
        }
      }
    },
  };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

function findingOf({ name, start, end }: IgnoredName, { line, character }: Place, meant: string | undefined): Finding {
  const range = { start: { line, character: character + start }, end: { line, character: character + end } };
  if (meant === undefined) return { range, message: l10n.t("There is no rule '{0}'.", name) };
  const message = l10n.t("There is no rule '{0}'; did you mean '{1}'?", name, meant);
  return { range, message, replacement: meant };
}

/** Where comments stand, which know no places: so many comments above their instruction. */
class CommentPlaces {
  private readonly lines: readonly string[];
  /** Of the instruction that was asked about last: the lines of its comments, the nearest first. */
  private last: { readonly above: Instruction; readonly found: readonly number[] } | undefined;

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  of(comment: string, above: Instruction, below: number): Place {
    if (this.last?.above !== above) this.last = { above, found: this.commentLines(above) };
    const line = this.last.found[below] ?? 0;
    return { line, character: Math.max(this.lines[line]?.indexOf(comment) ?? 0, 0) };
  }

  private commentLines({ line: end, comments }: Instruction): readonly number[] {
    const found: number[] = [];
    for (let line = end - 1; line >= 0 && found.length < comments.length; line--) {
      if (/^[ \t\ufeff]*#/.test(this.lines[line] ?? '')) found.push(line);
    }
    return found;
  }
}
