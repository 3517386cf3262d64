import type { StageGraph } from '../../model/stageGraph';
import type { Spot } from '../spot/spot';

/*
 * What other Dockerfile extensions offer, which all have dockerfile-language-service inside. Where one of them is
 * active (`general` is false) we leave out what it offers too, so that nothing is listed twice:
 *
 * - keywords, `$` variables and HEALTHCHECK's CMD and NONE: all of ours, as it has them wherever we do;
 * - flags: those that it knows (`peerFlags`), in any position, as it has them in any position;
 * - images behind FROM: all of ours, since those extensions ask registries for them;
 * - stages: only in `COPY --from=` where that is the only flag, and there exactly the names that it finds for what is
 *   typed (`peerStages`). It compares beginnings and we letters in their order, so that we still offer what it misses,
 *   and it knows no stages in FROM, in mounts, in quotes and beside other flags.
 *
 * What it offers and BuildKit refuses (the stage itself) is out of our reach.
 */

/** Flags that others offer, by instruction. */
const peerFlags: Readonly<Record<string, readonly string[]>> = {
  FROM: ['platform'],
  COPY: ['chown', 'from'],
  ADD: ['chown'],
  HEALTHCHECK: ['interval', 'retries', 'start-interval', 'start-period', 'timeout'],
};

export function isPeerFlag(instruction: string, flag: string): boolean {
  return peerFlags[instruction]?.includes(flag) ?? false;
}

/** The stages, in lower case, that others offer at the value of a `COPY --from=`. */
export function peerStages(
  { stages }: StageGraph,
  { parts, typed, stage, instruction, span, inTrigger }: Spot,
): ReadonlySet<string> {
  const found = new Set<string>();
  const isQuoted = /["'\\]/.test(instruction.syntax.logical.text[span.start - 1] ?? '');
  if (!stage || isQuoted || parts.flags.length !== 1) return found;
  const prefix = typed.toLowerCase();
  for (const { index, writtenName } of stages.slice(0, stage.index + (inTrigger ? 1 : 0))) {
    const label = (writtenName ?? String(index)).toLowerCase();
    if (writtenName === undefined || label.startsWith(prefix)) found.add(label);
  }
  return found;
}
