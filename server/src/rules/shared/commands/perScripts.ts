import type { ShellScript } from '../../../shell/shellCommand';
import type { StageRun } from './stageRuns';

/** What `read` makes of the scripts of a RUN, and of nothing else; kept as long as the text of that RUN stays. */
export function perScripts<T extends NonNullable<unknown>>(
  read: (scripts: readonly ShellScript[]) => T,
): (run: Pick<StageRun, 'scripts'>) => T {
  const known = new WeakMap<readonly ShellScript[], T>();
  return ({ scripts }) => {
    let result = known.get(scripts);
    if (result === undefined) {
      result = read(scripts);
      known.set(scripts, result);
    }
    return result;
  };
}
