import type { Stage, StageGraph } from './stageGraph';

/** More ways to choose than anybody writes; every stage may be chosen then. */
const mostPatterns = 50;

/**
 * Whether a stage may be what a variable in FROM chooses for another platform or build argument: `build-arm64` by
 * `FROM build-${TARGETARCH}`.
 */
export function chosenByVariable({ stages }: StageGraph): (stage: Stage) => boolean {
  const written = new Set<string>();
  for (const { base } of stages) if (base.written.includes('$')) written.add(base.written);
  if (written.size > mostPatterns) return () => true;
  const patterns = [...written].map(patternOf);
  return ({ name }) => name !== undefined && patterns.some((pattern) => matches(name, pattern));
}

/** What a name must look like to be what an expression with variables makes. */
export interface Pattern {
  readonly prefix: string;
  readonly suffix: string;
}

/** What stands in front of the first variable and behind the last. */
export function patternOf(written: string): Pattern {
  const bare = written.replace(/["']/g, '');
  const closed = bare.lastIndexOf('}') + 1;
  const behind = bare.slice(closed).replace(/^.*\$\w*/, '');
  return { prefix: bare.slice(0, bare.indexOf('$')), suffix: behind };
}

/** Whether a variable could make `name` out of the pattern. */
export function matches(name: string, { prefix, suffix }: Pattern): boolean {
  return name.length >= prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix);
}
