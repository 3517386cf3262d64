import assert from 'node:assert/strict';
import type { Rule } from '../../server/src/rules/rule';
import type { ReportedFinding } from '../../server/src/rules/running/reportedFinding';
import { defaultChoice } from '../../server/src/rules/running/ruleChoice';
import { runTargetRules } from '../../server/src/rules/runRules';
import type { TargetFile } from '../../server/src/workspace/targetFile';
import { fixture } from './fixture';
import { type ProjectFiles, targetFile } from './targetFile';

/** Checks that a rule finds in a file what is marked there and nothing else. A mark without a message takes any. */
export function checkTargetRule(rule: Rule<TargetFile>) {
  return async (path: string, source: string, dockerfiles: ProjectFiles): Promise<readonly ReportedFinding[]> => {
    const { text, marks } = fixture(source);
    const fail = (message: string) => assert.fail(message);
    const findings = runTargetRules(await targetFile(path, text, dockerfiles), defaultChoice, fail, [rule]);
    const found = findings.map(({ range: { start, end }, severity, message }, i) => {
      const says = marks[i]?.says.includes(': ') || !marks[i] ? `: ${message}` : '';
      return `${start.line}:${start.character}-${end.character} ${severity}${says}`;
    });
    const expected = marks.map(({ line, start, end, says }) => `${line}:${start}-${end} ${says}`);
    assert.deepEqual(found, expected);
    return findings;
  };
}
