import type { Stage } from './stageGraph';

/** What `read` makes of the texts of a stage, and of nothing else; kept as long as these stay, wherever the stage moves. */
export function perStageText<T extends NonNullable<unknown>>(read: (stage: Stage) => T): (stage: Stage) => T {
  const known = new WeakMap<object, T>();
  return (stage) => {
    const { digest } = stage;
    let result = known.get(digest);
    if (result === undefined) {
      result = read(stage);
      known.set(digest, result);
    }
    return result;
  };
}
