import type { Stage } from '../../model/stageGraph';
import { Instruction } from '../../syntax/instruction';
import type { Finding, StageSubject } from '../rule';
import { stageRuns } from '../shared/commands/stageRuns';
import { toolUses } from '../shared/commands/toolUses';
import type { FailedRule } from './instructionFindings';
import type { FoundBy, RulePlan } from './rulePlan';
import { isSameContext, type StageContext } from './stageContext';
import type { Steps } from './steps';

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

/** What the rules about stages have found in one; undefined where its texts, the plan or the context were others then. */
export function keptInStage(stage: Stage, context: StageContext, plan: RulePlan): Found | undefined {
  if (plan.ofStages.length === 0) return nothing;
  const kept = stage.from.syntax.stageFindings as Kept | undefined;
  const isKept = kept?.plan === plan && isSamePlace(kept, stage) && isSameContext(kept.context, context);
  return isKept ? kept.found : undefined;
}

/** What they find in it, with lines that count from its FROM; kept for next time. */
export function* findInStage(stage: Stage, context: StageContext, plan: RulePlan, fail: FailedRule): Steps<Found> {
  const { from, instructions, digest, line } = stage;
  const found = yield* findIn({ instructions: movedUp(instructions, line), context }, plan, fail);
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

function* findIn(subject: StageSubject, plan: RulePlan, fail: FailedRule): Steps<Found> {
  const found: FoundBy<Finding>[] = [];
  const isLong = subject.instructions.length > shortStage;
  yield;
  if (isLong) yield* readScripts(subject);
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
    if (isLong) yield;
  }
  return found.length > 0 ? found : nothing;
}

/** What nearly all of them ask for, a few in each step. */
function* readScripts(subject: StageSubject): Steps<void> {
  for (const [i, run] of stageRuns(subject).entries()) {
    toolUses(run);
    if (i % runsInStep === 0) yield;
  }
}

const runsInStep = 100;
const mostOfOneRule = 1000;

/** A step for each rule is too much of a good thing for so few instructions. */
const shortStage = 20;
