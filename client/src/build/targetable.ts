import type { StageSummary } from '../../../server/src/protocol/methods';

/** Whether a build can ask for a stage, and by which `--target`. */
export type Targetable =
  | { readonly kind: 'yes'; readonly target: string | undefined }
  /** Only a plain build reaches an unnamed stage, and only as the last one. */
  | { readonly kind: 'unnamed' }
  /** A later stage has taken the name. */
  | { readonly kind: 'shadowed'; readonly by: StageSummary };

export function targetable(stage: StageSummary, stages: readonly StageSummary[]): Targetable {
  if (stage.name === undefined) return stage.isDefault ? { kind: 'yes', target: undefined } : { kind: 'unnamed' };
  const by = stages.find((other) => other.index > stage.index && other.name === stage.name);
  return by ? { kind: 'shadowed', by } : { kind: 'yes', target: stage.name };
}
