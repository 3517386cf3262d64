import { isDeepStrictEqual } from 'node:util';
import type { DependencyRecord, ErrorRecord, GraphRecord, StageRecord } from '../../server/src/features/graphRecord';
import { isCycle } from './cycleCheck';

/** One thing in which two graphs differ. */
export interface Difference {
  /** `stages[2].reaches` */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Both say that stages go in circles, and what BuildKit names is a cycle of ours too, only not the one that we name. */
export function namesAnotherCycle(expected: GraphRecord, actual: GraphRecord): boolean {
  if (!actual.fileError || !expected.fileError || stoppedHalfWay(expected)) return false;
  if (isDeepStrictEqual(places(expected.fileError), places(actual.fileError))) return false;
  const first = (error: ErrorRecord) => error.lines.map(([line]) => line);
  return isCycle(first(expected.fileError), actual) && isCycle(first(actual.fileError), actual);
}

/**
 * Where `actual` differs from what BuildKit said. Exact, but for the words of errors; and where BuildKit stopped half-way
 * (any file error but a cycle) its dependencies, and the bases that it had not come to, are not compared.
 */
export function differences(expected: GraphRecord, actual: GraphRecord): Difference[] {
  const found: Difference[] = [];
  const compare = (path: string, left: unknown, right: unknown) => {
    if (!isDeepStrictEqual(left, right)) found.push({ path, expected: left, actual: right });
  };
  compare('unreadable', places(expected.unreadable), places(actual.unreadable));
  if (!namesAnotherCycle(expected, actual)) {
    compare('fileError', places(expected.fileError), places(actual.fileError));
  }
  compare('escape', expected.escape, actual.escape);
  compare('defaultStage', expected.defaultStage, actual.defaultStage);
  compare('stages.length', expected.stages.length, actual.stages.length);
  const halfWay = stoppedHalfWay(expected);
  const count = Math.min(expected.stages.length, actual.stages.length);
  for (let i = 0; i < count; i++) {
    const [left, right] = [expected.stages[i], actual.stages[i]];
    for (const [key, value] of Object.entries(comparable(left, left, halfWay))) {
      compare(`stages[${i}].${key}`, value, comparable(right, left, halfWay)[key]);
    }
  }
  return found;
}

/** Whether the lines of an error come in another order, or more or less often, than BuildKit names them. */
export function reorderedLines(expected: GraphRecord, actual: GraphRecord): boolean {
  const lines = (record: GraphRecord) =>
    [record.unreadable, record.fileError, ...record.stages.map((stage) => stage.error)].map((error) => error?.lines);
  return !isDeepStrictEqual(lines(expected), lines(actual));
}

function stoppedHalfWay(record: GraphRecord): boolean {
  return record.fileError !== null && !record.fileError.message.includes('circular dependency');
}

function comparable(stage: StageRecord, reference: StageRecord, halfWay: boolean): Record<string, unknown> {
  const { dependencies, baseExpanded, baseKind, error, ...rest } = stage;
  const reached = halfWay && (reference.baseKind as string) === '' ? {} : { baseExpanded, baseKind };
  const edges = halfWay ? {} : { dependencies: dependencies.map(sorted) };
  return { ...rest, ...reached, ...edges, error: places(error) };
}

/** The same dependency with its keys in one order, so that differences read well. */
function sorted(dependency: DependencyRecord): unknown {
  const { kind, reference, line, endLine, ...source } = dependency;
  return { kind, reference, line, endLine, ...source };
}

/** The lines that an error names, as a set: a line that is named twice is one place. */
function places(error: ErrorRecord | null): unknown {
  if (!error) return null;
  const lines = new Set<number>();
  for (const [first, last] of error.lines) for (let line = first; line <= last; line++) lines.add(line);
  return [...lines].sort((a, b) => a - b);
}
