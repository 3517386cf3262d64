import type { Stage, StageGraph } from '../model/stageGraph';
import type { TargetReference } from '../targets/targetReference';

/**
 * The stage that a build in another file asks for, or names in another `role`; the last one where it names none.
 * Undefined where there is no such stage, or only a run would tell.
 */
export function stageAskedFor(graph: StageGraph, { target }: Pick<TargetReference, 'target'>): Stage | undefined {
  return target === undefined ? graph.defaultStage : graph.stageNamed(target);
}

/** Whether a run may turn what a build has for a target into this (lower-case) name of a stage. */
export function mayAskFor({ target, dynamic }: Pick<TargetReference, 'target' | 'dynamic'>, name: string): boolean {
  if (!dynamic || target === undefined) return false;
  const lower = target.toLowerCase();
  const first = lower.search(notInNames);
  if (first < 0) return lower === name;
  const [prefix, suffix] = [lower.slice(0, first), fixedEnd(lower)];
  return name.length >= prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix);
}

const notInNames = /[^\w.-]/;

/**
 * What stands behind the last variable: `${NAME}`, `$(NAME)`, `%NAME%`, `{{ name }}`. Where it has no bracket, nobody can
 * tell where its name ends.
 */
function fixedEnd(target: string): string {
  let start = target.length;
  while (!notInNames.test(target.charAt(start - 1))) start--;
  return /[)}%`'"]/.test(target.charAt(start - 1)) ? target.slice(start) : '';
}
