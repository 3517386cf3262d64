import type { Stage } from '../model/stageGraph';
import { Instruction } from '../syntax/instruction';
import type { FailedRule } from './instructionFindings';
import type { Finding, StageSubject } from './rule';
import type { FoundBy, RulePlan } from './rulePlan';
import { isSameContext, type StageContext } from './stageContext';

type Found = readonly FoundBy<Finding>[];

interface Kept {
  readonly plan: RulePlan;
  readonly context: StageContext;
  readonly digest: object;
  /** Lines below FROM. */
  readonly lines: readonly number[];
  readonly found: Found;
}

const nothing: Found = [];

/**
 * What the rules about stages find in one, with lines that count from its FROM; worked out once for the same texts, plan
 * and context.
 */
export function stageFindings(stage: Stage, context: StageContext, plan: RulePlan, fail: FailedRule): Found {
  if (plan.ofStages.length === 0) return nothing;
  const { from, instructions, digest, line } = stage;
  const kept = from.syntax.stageFindings as Kept | undefined;
  if (kept?.plan === plan && isSamePlace(kept, stage) && isSameContext(kept.context, context)) return kept.found;
  const found = findIn({ instructions: movedUp(instructions, line), context }, plan, fail);
  const lines = instructions.map((one) => one.line - line);
  from.syntax.stageFindings = { plan, context, digest, lines, found } satisfies Kept;
  return found;
}

function isSamePlace({ digest, lines }: Kept, { digest: now, instructions, line }: Stage): boolean {
  if (digest !== now) return false;
  for (let i = 0; i < lines.length; i++) if (instructions[i].line - line !== lines[i]) return false;
  return true;
}

function movedUp(instructions: readonly Instruction[], by: number): readonly Instruction[] {
  return instructions.map(({ syntax, line }) => new Instruction(syntax, line - by, []));
}

function findIn(subject: StageSubject, plan: RulePlan, fail: FailedRule): Found {
  const found: FoundBy<Finding>[] = [];
  for (const rule of plan.ofStages) {
    let count = 0;
    try {
      for (const finding of rule.checkStage(subject, plan.choice.options)) {
        found.push({ rule, finding });
        if (++count >= mostOfOneRule) break;
      }
    } catch (error) {
      fail(rule.id, error);
    }
  }
  return found.length > 0 ? found : nothing;
}

const mostOfOneRule = 1000;
