import { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { Finding, InstructionSubject } from '../rule';
import type { FoundBy, RulePlan } from './rulePlan';

type Found = readonly FoundBy<Finding>[];

interface Kept {
  readonly plan: RulePlan;
  readonly found: Found;
}

const nothing: Found = [];

/** What the rules about single instructions find in one, with lines that count from its first; worked out once a text. */
export function instructionFindings(syntax: InstructionSyntax, plan: RulePlan, fail: FailedRule): Found {
  const kept = syntax.findings as Kept | undefined;
  if (kept?.plan === plan) return kept.found;
  const found = findIn(syntax, plan, fail);
  syntax.findings = { plan, found } satisfies Kept;
  return found;
}

/** Hears of a rule that threw. */
export type FailedRule = (rule: string, error: unknown) => void;

function findIn(syntax: InstructionSyntax, plan: RulePlan, fail: FailedRule): Found {
  const isTrigger = syntax.name === 'ONBUILD';
  if (!isTrigger && !plan.ofInstructions.has(syntax.name)) return nothing;
  const { body } = syntax.parts;
  const parts = isTrigger ? body.kind === 'onbuild' && body.trigger : syntax.parts;
  const rules = parts && plan.ofInstructions.get(parts.name);
  if (!parts || !rules) return nothing;
  const subject: InstructionSubject = { instruction: new Instruction(syntax, 0, []), parts, isTrigger };
  const found: FoundBy<Finding>[] = [];
  for (const rule of rules) {
    try {
      for (const finding of rule.checkInstruction(subject, plan.choice.options)) {
        found.push({ rule, finding });
        if (found.length >= mostInOne) return found;
      }
    } catch (error) {
      fail(rule.id, error);
    }
  }
  return found.length > 0 ? found : nothing;
}

const mostInOne = 1000;
