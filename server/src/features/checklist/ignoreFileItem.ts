import * as l10n from '@vscode/l10n';
import { nameOf } from '../../util/uris';
import { at, failed, failedBy, type ItemDefinition, notApplicable, passed, type Verdict } from './checklistItem';
import type { ChecklistView } from './checklistView';
import { copiedFromContext, isWholeFolder } from './contextCopies';

export const ignoreFile: ItemDefinition = {
  id: 'dockerignore',
  section: 'security',
  title: () => l10n.t('A .dockerignore keeps out what the build does not need'),
  rules: ['copy-ignored-file'],
  judge: (view, findings) => (findings.length > 0 ? failedBy(findings) : verdictOn(view)),
};

function verdictOn({ shipped, feeding, snapshot: { ignoring } }: ChecklistView): Verdict {
  const copied = copiedFromContext([...feeding, ...shipped]);
  if (copied.length === 0) return notApplicable(l10n.t('Nothing is copied out of the build context.'));
  if (ignoring === undefined) return notApplicable(l10n.t('Nobody looked at the build context.'));
  const empty = ignoring.find(({ ignore }) => ignore.patterns.length === 0);
  if (empty) return failed({ message: l10n.t("'{0}' keeps out nothing.", nameOf(empty.uri)) });
  if (ignoring.length > 0)
    return passed(...ignoring.map(({ uri }) => ({ message: l10n.t("'{0}' keeps files out.", nameOf(uri)) })));
  const folder = copied.find(({ word }) => isWholeFolder(word));
  if (!folder) return notApplicable(l10n.t('There is none, and what is copied is named one by one.'));
  const message = l10n.t("There is none, so that all that lies in '{0}' is copied.", folder.word.text);
  return failed(at(folder.instruction.rangeOf(folder.word), message));
}
