import assert from 'node:assert/strict';
import { snapshotOf } from '../../../../test/support/fixture';
import type { Finding, Rule, StageRule } from '../rule';
import { runRules } from '../runRules';
import { defaultChoice } from './ruleChoice';

/** A rule that speaks of each instruction of a stage. */
const each: StageRule = {
  id: 'each',
  family: 'form',
  summary: () => 'each',
  defaultSeverity: 'warning',
  *checkStage({ instructions }): Generator<Finding> {
    const [from] = instructions;
    for (const { name, range } of instructions) {
      const edits = [{ range: from.range, newText: '' }];
      yield { range, message: name, fixes: [{ title: '', edits }], related: [{ range, message: name }] };
    }
  },
};

const foundIn = (text: string) =>
  runRules(snapshotOf(text), defaultChoice, assert.fail, [each]).map(({ message, range }) => [
    message,
    range.start.line,
  ]);

describe('rules about stages', () => {
  it('see what stands in a file without any FROM, at its place', () => {
    assert.deepEqual(foundIn('RUN a\n\nRUN b \\\n c\nCMD d\n'), [
      ['RUN', 0],
      ['RUN', 2],
      ['CMD', 4],
    ]);
    assert.deepEqual(foundIn('# a\n\nRUN a\n'), [['RUN', 2]]);
  });

  it('say nothing of the FROM that nobody wrote, and change nothing there', () => {
    const [{ fixes, related }] = runRules(snapshotOf('RUN a\n'), defaultChoice, assert.fail, [each]);
    assert.deepEqual(fixes, []);
    assert.equal(related?.length, 1);
  });

  it('see nothing above the first FROM', () => {
    assert.deepEqual(foundIn('ARG A=1\nRUN a\nFROM b\nRUN c\n'), [
      ['FROM', 2],
      ['RUN', 3],
    ]);
    assert.deepEqual(foundIn(''), []);
    assert.deepEqual(foundIn('# a\n'), []);
  });
});

describe('rules about whole files', () => {
  const stages: Rule = {
    id: 'stages',
    family: 'buildkit',
    summary: () => 'stages',
    defaultSeverity: 'warning',
    buildkitRule: 'Stages',
    check: ({ graph }) =>
      graph.stages.flatMap(({ instructions }) => instructions.map(({ range }) => ({ range, message: '' }))),
  };

  it('see a file without any FROM as a stage, of which BuildKit says nothing', () => {
    const found = runRules(snapshotOf('# escape=`\nRUN a\nRUN b\n'), defaultChoice, assert.fail, [stages]);
    assert.deepEqual(
      found.map(({ range, buildkitRule }) => [range.start.line, buildkitRule]),
      [
        [1, undefined],
        [2, undefined],
      ],
    );
  });

  it('see nothing that is not there where they are about stages', () => {
    assert.deepEqual(
      runRules(snapshotOf('RUN a\n'), defaultChoice, assert.fail, [{ ...stages, family: 'stages' }]),
      [],
    );
  });
});
