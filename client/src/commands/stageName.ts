import type { StageSummary } from '../../../server/src/protocol/methods';

/** Why a stage can't have a name. */
export type NameProblem =
  | { readonly kind: 'illegal' }
  | { readonly kind: 'reserved' }
  | { readonly kind: 'taken'; readonly by: StageSummary }
  /** A FROM below names an image so, and would then mean this stage. */
  | { readonly kind: 'image'; readonly of: StageSummary };

/** BuildKit's rule for stage names. */
const LEGAL = /^[a-z][a-z0-9-_.]*$/i;

/** Checks a new name for one stage among all of its Dockerfile. */
export function nameProblem(
  name: string,
  stage: StageSummary,
  stages: readonly StageSummary[],
): NameProblem | undefined {
  const lower = name.toLowerCase();
  if (!LEGAL.test(name)) return { kind: 'illegal' };
  if (lower === 'scratch' || lower === 'context') return { kind: 'reserved' };
  const by = stages.find((other) => other.index !== stage.index && other.name === lower);
  if (by) return { kind: 'taken', by };
  const of = stages.find((other) => other.index > stage.index && other.base === lower);
  return of && { kind: 'image', of };
}
