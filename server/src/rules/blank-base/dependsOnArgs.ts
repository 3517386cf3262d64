import type { BuildError, StageGraph } from '../../model/stageGraph';
import type { Severity } from '../rule';

/**
 * How grave an error in a FROM is: milder where a declared ARG is part of it, because a build may set another value. One
 * without a default, or with an empty one, is meant to be set.
 */
export function severityOf({ certain, range }: BuildError, graph: StageGraph): Severity | undefined {
  if (!certain) return 'hint';
  const stage = graph.stageAt(range.start.line);
  if (!stage) return undefined;
  const written = `${stage.base.written} ${stage.platform?.value?.text ?? ''}`;
  if (!written.includes('$')) return undefined;
  const names = new Set(Array.from(written.matchAll(/\$\{?(\w+)/g), ([, name]) => name));
  const args = graph.globalArgs.filter(({ name }) => names.has(name));
  if (args.length === 0) return undefined;
  return args.some(({ value }) => !value) ? 'hint' : 'warning';
}
