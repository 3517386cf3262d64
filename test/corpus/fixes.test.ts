import assert from 'node:assert/strict';
import { fixedText } from '../../server/src/features/codeActions/fixedText';
import { safeFixOf } from '../../server/src/features/codeActions/fixesOf';
import { silencingFixes } from '../../server/src/features/codeActions/silencingFixes';
import { allRules } from '../../server/src/rules/allRules';
import type { ReportedFinding } from '../../server/src/rules/running/reportedFinding';
import { applyEdits } from '../../server/src/util/applyEdits';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { type FixCase, faultsOf, findingsIn, fixCases, fixesIn, isGone, isSameBuild, newErrors } from './fixing';
import { conformanceFolder, hasConformanceData } from './records';
import { snapshotWith } from './renaming';

interface Asked extends FixCase {
  readonly snapshot: Snapshot;
  readonly findings: readonly ReportedFinding[];
}

/** More of one rule would say the same again. */
const mostShown = 5;

describe('The fixes of all rules, in the shared Dockerfiles', function () {
  this.timeout(300_000);

  const asked: Asked[] = [];
  /** By rule. */
  const faults = new Map<string, string[]>();
  const counts = new Map<string, number>();
  const failed = new Set<string>();

  before(function () {
    if (!hasConformanceData()) {
      console.log(`  skipped: no conformance data in ${conformanceFolder}`);
      return this.skip();
    }
    for (const one of fixCases()) {
      const snapshot = snapshotWith(one.text, one.inputs);
      asked.push({ ...one, snapshot, findings: findingsIn(snapshot, (message) => failed.add(message.slice(0, 300))) });
    }
    for (const one of asked) lookAtFixes(one);
  });

  function lookAtFixes({ id, snapshot, findings }: Asked): void {
    for (const { finding, fix } of fixesIn(findings)) {
      const { rule, range } = finding;
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
      const found = faultsOf(fix, finding, snapshot, findings);
      if (found.length === 0) continue;
      const where = `${id}, line ${range.start.line + 1}: "${fix.title}" ${found.join('; ')}`;
      faults.set(rule, [...(faults.get(rule) ?? []), where]);
    }
  }

  for (const { id } of allRules) {
    it(`mend what ${id} finds, and break nothing`, () => {
      const found = faults.get(id) ?? [];
      const shown = found.slice(0, mostShown).join('\n');
      assert.equal(found.length, 0, `${found.length} of ${counts.get(id)}:\n${shown}`);
    });
  }

  it('are of rules that do not fail', () => {
    assert.deepEqual([...failed], []);
  });

  it('come to an end when they are made all at once, and leave the build as it was', () => {
    const found: string[] = [];
    for (const { id, text, inputs, snapshot, findings } of asked) {
      if (!findings.some(safeFixOf)) continue;
      const fixed = fixedText(text, (now) => findingsIn(snapshotWith(now, inputs)));
      const after = snapshotWith(fixed.text, inputs);
      const left = findingsIn(after);
      for (const finding of left.filter(safeFixOf)) found.push(`${id}: ${finding.rule} is left`);
      for (const error of newErrors(findings, left)) found.push(`${id}: ${error}`);
      if (!isSameBuild(snapshot.graph, after.graph)) found.push(`${id}: another graph`);
    }
    assert.deepEqual(found.slice(0, 20), [], `${found.length} in all`);
  });

  it('are not needed where a comment silences what was found', () => {
    const found: string[] = [];
    let looks = 0;
    for (const { id, text, inputs, snapshot, findings } of asked.filter((one) => !one.id.includes('generated'))) {
      for (const finding of firstOfEachRule(findings)) {
        const { uri, version } = snapshot;
        const dockerfile = { snapshot, first: 0 };
        const silencing = silencingFixes({ uri, version, findings, asked: undefined, dockerfile }, [finding]);
        const { fix } = silencing[looks++ % silencing.length] ?? {};
        if (fix) {
          const after = snapshotWith(applyEdits(text, fix.edits), inputs);
          const where = `${id}, line ${finding.range.start.line + 1}: "${fix.title}"`;
          if (!isGone(finding, findings, findingsIn(after))) found.push(`${where} silences nothing`);
          if (!isSameBuild(snapshot.graph, after.graph)) found.push(`${where} changes the graph`);
        }
      }
    }
    assert.deepEqual(found.slice(0, 20), [], `${found.length} in all`);
  });
});

function firstOfEachRule(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.rule, finding])).values()];
}
