import assert from 'node:assert/strict';
import { graphRecord } from '../../server/src/features/graphRecord';
import { buildGraph } from '../../server/src/model/buildGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { differences } from './compare';
import { explain } from './explain';
import { type ConformanceRecord, graphFiles, inputsOf, readRecords, skipWithoutData } from './records';

describe('The stage graph is the one that BuildKit builds', function () {
  this.timeout(60_000);

  before(skipWithoutData);

  for (const file of graphFiles) {
    it(`for every Dockerfile of ${file}`, () => {
      const records = readRecords(file);
      const failures = records.map(failureOf).filter((failure) => failure !== undefined);
      assert.equal(failures.length, 0, summary(failures, records.length));
    });
  }
});

/** What differs for this record, ready to be read; undefined where nothing does. */
function failureOf(record: ConformanceRecord): string | undefined {
  const dockerfile = parseDockerfile(record.dockerfile);
  const actual = graphRecord(dockerfile, buildGraph(dockerfile, inputsOf(record)));
  const found = differences(record.buildkit, actual);
  return found.length > 0 ? explain(record, actual, found) : undefined;
}

function summary(failures: readonly string[], count: number): string {
  const shown = failures.slice(0, 3).join('\n\n');
  return `${failures.length} of ${count} differ from BuildKit, here are the first:\n\n${shown}\n`;
}
