// Compares us with BuildKit on the conformance data and prints the totals.
//   npx tsx test/corpus/report.ts [FILE…] [--id ID] [--verbose] [--limit N]
import { parseArgs } from 'node:util';
import { type GraphRecord, graphRecord } from '../../server/src/features/graphRecord';
import { buildGraph } from '../../server/src/model/buildGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { type Difference, differences, namesAnotherCycle, reorderedLines } from './compare';
import { explain } from './explain';
import { type ConformanceRecord, graphFiles, inputsOf, readRecords } from './records';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { id: { type: 'string' }, verbose: { type: 'boolean' }, limit: { type: 'string', default: '5' } },
});

interface Outcome {
  readonly record: ConformanceRecord;
  readonly actual?: GraphRecord;
  readonly found: readonly Difference[];
  readonly thrown?: unknown;
  readonly reordered: boolean;
  readonly otherCycle: boolean;
}

const limit = values.verbose ? Number.POSITIVE_INFINITY : Number(values.limit);
for (const file of positionals.length > 0 ? positionals : graphFiles) report(file);

function report(file: string): void {
  const records = readRecords(file).filter((record) => values.id === undefined || record.id === values.id);
  const started = performance.now();
  const outcomes = records.map(examine);
  const spent = performance.now() - started;
  const failed = outcomes.filter(({ found, thrown }) => found.length > 0 || thrown !== undefined);
  for (const outcome of failed.slice(0, limit)) console.log(`${story(outcome)}\n`);
  const reordered = outcomes.filter((outcome) => outcome.reordered).length;
  const good = records.length - failed.length;
  console.log(`${file}: ${good} of ${records.length} exact, ${failed.length} differ (${spent.toFixed(0)} ms)`);
  if (failed.length > 0)
    console.log(`  by place: ${histogram(failed)}\n  ids: ${failed.map(({ record }) => record.id).join(' ')}`);
  if (reordered > 0)
    console.log(`  ${reordered} of the exact ones name the lines of an error in another order or number`);
  const otherCycles = outcomes.filter(({ otherCycle }) => otherCycle).length;
  if (otherCycles > 0)
    console.log(`  ${otherCycles} of the exact ones name another one of several cycles (BuildKit picks at random)`);
  if (failed.length > 0) process.exitCode = 1;
}

function examine(record: ConformanceRecord): Outcome {
  try {
    const dockerfile = parseDockerfile(record.dockerfile);
    const actual = graphRecord(dockerfile, buildGraph(dockerfile, inputsOf(record)));
    const found = differences(record.buildkit, actual);
    const otherCycle = namesAnotherCycle(record.buildkit, actual);
    const reordered = found.length === 0 && !otherCycle && reorderedLines(record.buildkit, actual);
    return { record, actual, found, reordered, otherCycle };
  } catch (thrown) {
    return { record, found: [], thrown, reordered: false, otherCycle: false };
  }
}

function story({ record, actual, found, thrown }: Outcome): string {
  if (actual) return explain(record, actual, found);
  return `── ${record.id}\n${record.dockerfile}\n  threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`;
}

/** `stages[].error 12 · fileError 3` */
function histogram(failed: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { found, thrown } of failed) {
    const places = thrown === undefined ? found.map(({ path }) => path.replace(/\d+/g, '')) : ['threw'];
    for (const place of new Set(places)) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([place, count]) => `${place} ${count}`)
    .join(' · ');
}
