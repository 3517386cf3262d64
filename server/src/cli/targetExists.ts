import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../workspace/snapshot';
import { note } from './output';

/** A target that the file lacks is most likely mistyped; no graph is better than one of something else. */
export function targetExists({ graph }: Snapshot, file: string): boolean {
  const { target } = graph.inputs;
  if (target === undefined || graph.unreadable || graph.stageNamed(target)) return true;
  note(l10n.t('{0} has no stage "{1}".', file, target));
  return false;
}
