import type { Stage } from '../../model/stageGraph';

/** More stages are not compared with one name. */
const most = 200;

/**
 * The stage that a name may have grown from, or that was renamed: all words of one are words of the other, as in
 * `license-set` and `set`, `installer` and `installer-env`. Of several the one that shares most, the latest of these.
 */
export function relatedStage(written: string, above: readonly Stage[]): Stage | undefined {
  const words = wordsOf(written);
  let best: Stage | undefined;
  let bestShared = 0;
  for (const stage of above.slice(-most)) {
    if (stage.name === undefined) continue;
    const shared = sharedWords(words, wordsOf(stage.name));
    if (shared >= bestShared && shared > 0) {
      best = stage;
      bestShared = shared;
    }
  }
  return best;
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(
    name
      .toLowerCase()
      .split(/[-_.]+/)
      .filter((word) => word !== ''),
  );
}

/** How many words they share where one has all of the other's and these say something; else 0. */
function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  const all = [...few];
  return all.every((word) => many.has(word)) && all.some((word) => word.length >= 3) ? all.length : 0;
}
