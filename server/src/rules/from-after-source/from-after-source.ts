import * as l10n from '@vscode/l10n';
import type { LateFrom, StageGraph } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { moveToFlags } from './moveToFlags';

/** `--from=` behind a source or the destination of COPY, where flags are over. */
export const fromAfterSource: Rule = {
  id: 'from-after-source',
  family: 'stages',
  summary: () => l10n.t('A --from= behind the first source of COPY, where it is a path and not a flag.'),
  defaultSeverity: 'error',
  *check({ graph }): Generator<Finding> {
    for (const late of graph.lateFroms) yield found(late, graph);
  },
};

function found(late: LateFrom, graph: StageGraph): Finding {
  const { instruction, word } = late;
  const fix = moveToFlags(late, graph);
  const stage = graph.stageNamed(word.text.slice('--from='.length));
  return {
    range: instruction.rangeOf(word),
    message: l10n.t("'{0}' is a path here, not a flag: flags come before the first source.", word.text),
    related: [
      { range: instruction.rangeOf(instruction.parts.keyword), message: l10n.t('Put it right behind this word') },
      ...(stage?.nameRange
        ? [{ range: stage.nameRange, message: l10n.t('Stage {0} begins here', `'${stage.name}'`) }]
        : []),
    ],
    ...(fix && { fixes: [fix] }),
  };
}
