import { Instruction } from '../syntax/instruction';
import type { InstructionSyntax } from '../syntax/instructionSyntax';
import type { FailedRule } from './instructionFindings';
import type { Finding, StageSubject } from './rule';
import type { FoundBy, RulePlan } from './rulePlan';
import type { StageContext } from './stageContext';

type Found = readonly FoundBy<Finding>[];

interface Kept {
  readonly plan: RulePlan;
  readonly context: StageContext;
  readonly syntaxes: readonly InstructionSyntax[];
  /** Lines below FROM. */
  readonly lines: readonly number[];
  readonly found: Found;
}

const nothing: Found = [];

/**
 * What the rules about stages find in one, with lines that count from its FROM; worked out once for the same texts, plan
 * and context.
 */
export function stageFindings(
  instructions: readonly Instruction[],
  context: StageContext,
  plan: RulePlan,
  fail: FailedRule,
): Found {
  const from = instructions[0];
  if (!from || plan.ofStages.length === 0) return nothing;
  const kept = from.syntax.stageFindings as Kept | undefined;
  if (kept?.plan === plan && isSame(kept, instructions) && isSameContext(kept.context, context)) return kept.found;
  const found = findIn({ instructions: movedUp(instructions, from.line), context }, plan, fail);
  from.syntax.stageFindings = {
    plan,
    context,
    syntaxes: instructions.map(({ syntax }) => syntax),
    lines: instructions.map(({ line }) => line - from.line),
    found,
  } satisfies Kept;
  return found;
}

function isSame({ syntaxes, lines }: Kept, instructions: readonly Instruction[]): boolean {
  if (syntaxes.length !== instructions.length) return false;
  const first = instructions[0]?.line ?? 0;
  return instructions.every(({ syntax, line }, i) => syntax === syntaxes[i] && line - first === lines[i]);
}

function isSameContext(a: StageContext, b: StageContext): boolean {
  const { inherited: before, ...rest } = a;
  const { inherited: now, ...others } = b;
  return isSameRecord(rest, others) && (before === now || isSameRecord(before, now));
}

/** Of flat records. */
function isSameRecord<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
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
