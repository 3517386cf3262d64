import * as l10n from '@vscode/l10n';
import type { Fix } from '../../rules/rule';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { instructionAt } from '../instructionAt';
import { ignoreAt, ignoreInFile } from './ignoreComment';
import type { Mendable } from './mendable';
import { skipCheck } from './skipCheck';

/** A comment that silences a finding, or a word in one. */
export interface SilencingFix {
  readonly finding: ReportedFinding;
  readonly fix: Fix;
}

/** The comments that silence these findings: at their instruction, in their stage, in the file; each edit once. */
export function silencingFixes({ dockerfile }: Mendable, findings: readonly ReportedFinding[]): SilencingFix[] {
  if (!dockerfile) return [];
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    const fixes = fixesFor(dockerfile, finding);
    return fixes.filter((fix) => isNew(told, JSON.stringify(fix.edits))).map((fix) => ({ finding, fix }));
  });
}

function fixesFor(text: NonNullable<Mendable['dockerfile']>, finding: ReportedFinding): Fix[] {
  const { rule, range, buildkitRule } = finding;
  const { line } = range.start;
  const instruction = instructionAt(text.snapshot.dockerfile.instructions, line);
  const stage = text.snapshot.graph.stageAt(line);
  const fixes: Fix[] = [];
  if (instruction) {
    const edits = [ignoreAt(text, 'instruction', rule, instruction)];
    fixes.push({ title: l10n.t("Ignore '{0}' for this instruction", rule), edits });
  }
  if (stage) {
    const edits = [ignoreAt(text, 'stage', rule, stage.from)];
    fixes.push({ title: l10n.t("Ignore '{0}' in this stage", rule), edits });
  }
  if (text.snapshot.dockerfile.instructions.length > 0) {
    fixes.push({ title: l10n.t("Ignore '{0}' in this file", rule), edits: [ignoreInFile(text, rule)] });
  }
  const skip = buildkitRule === undefined ? undefined : skipCheck(text, buildkitRule, instruction);
  return skip ? [...fixes, skip] : fixes;
}

function isNew(told: Set<string>, key: string): boolean {
  const { size } = told;
  return told.add(key).size > size;
}
