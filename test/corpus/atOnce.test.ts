import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findingsOf } from '../../server/src/features/diagnostics';
import { findingsAtOnce } from '../../server/src/features/findingsAtOnce';
import { urgentRules } from '../../server/src/rules/allRules';
import { leavesUrgent } from '../../server/src/rules/running/leavesUrgent';
import type { ReportedFinding } from '../../server/src/rules/running/reportedFinding';
import { defaultChoice } from '../../server/src/rules/running/ruleChoice';
import { runRules } from '../../server/src/rules/runRules';
import { changedPart } from '../../server/src/syntax/changedPart';
import { defaultSettings } from '../../server/src/workspace/settings';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot, nextSnapshot } from '../../server/src/workspace/snapshots';
import { uri } from './analysis';
import { type Mutation, mutationOf, spanOf } from './mutations';
import { seedTexts } from './seeds';

const urgent = new Set(urgentRules.map(({ id }) => id));
const small = [
  'FROM a AS b\nARG P=1\nEXPOSE $P\nRUN --mount=from=b,target=/x true\nCOPY a b\nFROM x AS b\nCOPY --from=b / /\nRUN c\nENV d=e\nFROM z\n',
  'FROM a AS b\nRUN one\nRUN two\nFROM c AS d\nCOPY --from=f / /\n# why\nRUN three\nLABEL a=b\nFROM e AS f\nRUN <<E\nfour\nE\nUSER x\n',
];
const seeds = [...small, ...seedTexts()];

function snapshotOf(text: string): Snapshot {
  return createSnapshot({ uri, version: 1, text, targets: [] });
}

function edited(before: Snapshot, mutation: Mutation): Snapshot {
  const { start, end } = spanOf(mutation, before.text);
  const text = before.text.slice(0, start) + mutation.insert + before.text.slice(end);
  const at = { uri, version: before.version + 1, text, targets: before.targets };
  return nextSnapshot(before, at, { start, oldEnd: end, newEnd: start + mutation.insert.length });
}

/** What is urgent among findings, without the fixes, in an order of its own. */
function said(findings: readonly ReportedFinding[]): string[] {
  return findings
    .filter(({ rule }) => urgent.has(rule))
    .map(({ fixes: _, ...finding }) => JSON.stringify(finding))
    .sort();
}

/** Checks one edit; says whether it was one that nothing urgent hangs on. */
function check(before: Snapshot, mutations: readonly Mutation[]): boolean {
  const found = { snapshot: before, settings: defaultSettings, findings: findingsOf(before, defaultSettings) };
  const now = mutations.reduce(edited, before);
  const expected = said(runRules(snapshotOf(now.text), defaultChoice, assert.fail, urgentRules));
  assert.deepEqual(said(findingsAtOnce(now, found, defaultSettings, assert.fail)), expected, JSON.stringify(now.text));
  return leavesUrgent(before, now, changedPart(before.dockerfile, now.dockerfile));
}

describe('What is urgent, while somebody types', function () {
  this.timeout(600_000);

  it('is what it would be in a file that was never typed in, whatever is typed', () => {
    const edits = fc.array(mutationOf(seeds), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...seeds), edits, (text, mutations) => {
        check(snapshotOf(text), mutations);
      }),
      { numRuns: 600 },
    );
  });

  it('is the same after a letter or a line in most places, and is not looked for again there', () => {
    let [all, quick] = [0, 0];
    for (const before of [...small, ...seeds.slice(0, 20)].map(snapshotOf)) {
      const { text } = before;
      for (let place = 0; place < text.length; place += 11) {
        for (const insert of ['x', '\nRUN true\n']) {
          all++;
          if (check(before, [{ at: place / (text.length + 1), remove: 0, insert }])) quick++;
        }
      }
    }
    assert.ok(quick > all / 5, `${quick} of ${all}`);
  });
});
