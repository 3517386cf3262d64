import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Stage } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { fixesOf } from './commonStage';

/** Two stages that begin with the same instructions on the same base. */
export const repeatedStages: Rule = {
  id: 'repeated-stages',
  family: 'cache',
  summary: () => l10n.t('A stage that begins with the same instructions as another one.'),
  defaultSeverity: 'hint',
  *check(snapshot): Generator<Finding> {
    const { stages, unreadable } = snapshot.graph;
    if (stages.length < 2 || unreadable) return;
    let found = 0;
    const firsts = new Map<string, Map<string, Stage>>();
    for (const stage of stages) {
      const next = stage.instructions[1];
      if (!next || stage.base.written === '') continue;
      const sameBase = firsts.get(baseOf(stage)) ?? new Map<string, Stage>();
      firsts.set(baseOf(stage), sameBase);
      const first = sameBase.get(next.syntax.text);
      if (!first) {
        sameBase.set(next.syntax.text, stage);
        continue;
      }
      const same = sameInstructions(first, stage);
      if (!isWorthIt(stage, same)) continue;
      yield {
        range: stage.from.range,
        message: l10n.t(
          '{0} repeats the first {1} instructions of {2}. In a stage that both stand on, they would be written, and changed, in one place.',
          stageLabel(stage),
          same,
          stageLabel(first),
        ),
        related: [{ range: first.from.range, message: l10n.t('the same instructions') }],
        fixes: found++ < mostFixes ? fixesOf({ first, second: stage, same }, snapshot) : [],
      };
    }
  },
};

/** For each of them the file is looked through. */
const mostFixes = 20;

function baseOf({ base, platform }: Stage): string {
  return `${platform?.value?.text ?? ''} ${base.written}`;
}

/** How many instructions behind FROM are the same. */
function sameInstructions(a: Stage, b: Stage): number {
  let same = 0;
  for (let i = 1; i < a.instructions.length && i < b.instructions.length; i++) {
    const { syntax } = a.instructions[i] as Stage['from'];
    // A trigger would run in the stages that stand on the common one.
    if (syntax.text !== b.instructions[i]?.syntax.text || syntax.name === 'ONBUILD') break;
    same++;
  }
  return same;
}

/** Two that cost something, and one of them a RUN. */
function isWorthIt({ instructions }: Stage, same: number): boolean {
  const names = instructions.slice(1, same + 1).map(({ name }) => name);
  return names.includes('RUN') && names.filter((name) => /^(?:RUN|COPY|ADD)$/.test(name)).length >= 2;
}
