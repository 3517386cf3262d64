import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import { nameOf } from '../../util/uris';
import type { Snapshot } from '../../workspace/snapshot';
import { stageNameOf } from '../outsideNames';

/** Refuses a name that a build of another file has for one of its named contexts, which would then replace the stage. */
export function checkContextNames({ targets }: Snapshot, { name }: Stage, typed: string): void {
  const lower = typed.toLowerCase();
  if (lower === name) return;
  for (const { uri, build } of targets) {
    const context = build.namedContexts.find((one) => stageNameOf(one) === lower);
    if (!context) continue;
    const [file, line] = [nameOf(uri), context.nameRange.start.line + 1];
    throw new Refusal(
      l10n.t(
        "'{0}' is a named context on line {1} of {2}, which would then take the place of this stage.",
        lower,
        line,
        file,
      ),
    );
  }
}
