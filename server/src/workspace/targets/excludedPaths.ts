import { type Glob, globOf, readGlob } from '../../util/glob';

/** More patterns than these are not made of the braces in one. */
const mostPatterns = 200;

/** Whether a path is one of those that people do not want looked at. Globs as in VS Code's settings; folders mean all below. */
export function excludedPaths(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap(withoutBraces).map((glob) => glob.replace(/^\.?\//, '').replace(/\/$/, ''));
  const matchers = patterns.flatMap((glob) => [...matcher(glob), ...matcher(`${glob}/**`)]);
  return (path) => matchers.some((matches) => matches(path));
}

function matcher(glob: string): Glob[] {
  const steps = readGlob(glob.replaceAll('[!', '[^'), true);
  return steps && glob !== '' ? [globOf(steps)] : [];
}

/** `a.{yml,yaml}` as `a.yml` and `a.yaml`. */
function withoutBraces(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const close = next.indexOf('}');
    const start = next.lastIndexOf('{', close);
    if (close < 0 || start < 0 || done.length + open.length >= mostPatterns) {
      done.push(next);
      continue;
    }
    const [before, after] = [next.slice(0, start), next.slice(close + 1)];
    for (const choice of next.slice(start + 1, close).split(',')) open.push(before + choice + after);
  }
  return done;
}
