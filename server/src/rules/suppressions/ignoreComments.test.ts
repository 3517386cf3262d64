import assert from 'node:assert/strict';
import { snapshotOf } from '../../../../test/support/fixture';
import type { DockerfileRule } from '../rule';
import { defaultChoice } from '../running/ruleChoice';
import { runRules } from '../runRules';

/** Finds each RUN and each lower-case name of a stage. */
const rules: readonly DockerfileRule[] = [
  {
    id: 'found-run',
    family: 'shell',
    summary: () => '',
    defaultSeverity: 'warning',
    *check({ dockerfile }) {
      for (const one of dockerfile.instructions) {
        if (one.name === 'RUN') yield { range: one.range, message: '', hadolintRule: 'DL3008' };
      }
    },
  },
  {
    id: 'found-name',
    family: 'stages',
    summary: () => '',
    defaultSeverity: 'warning',
    buildkitRule: 'StageNameCasing',
    *check({ graph }) {
      for (const { nameRange } of graph.stages) if (nameRange) yield { range: nameRange, message: '' };
    },
  },
];

/** The 1-based lines of what is left. */
function heard(...lines: string[]): readonly number[] {
  return runRules(snapshotOf(lines.join('\n')), defaultChoice, undefined, rules).map(
    ({ range }) => range.start.line + 1,
  );
}

describe('A comment that ignores', () => {
  it('silences a rule in the instruction below it, and nowhere else', () => {
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=found-run', 'RUN x', 'RUN y'), [4]);
  });

  it('silences a rule in all lines of the instruction', () => {
    const rule: DockerfileRule = {
      ...(rules[0] as DockerfileRule),
      *check({ dockerfile }: Parameters<Extract<DockerfileRule, { check: unknown }>['check']>[0]) {
        for (const { lastLine } of dockerfile.instructions) {
          const place = { line: lastLine, character: 0 };
          yield { range: { start: place, end: place }, message: '' };
        }
      },
    } as DockerfileRule;
    const text = 'FROM a\n# dockerfile-stages ignore=found-run\nRUN x \\\n  y\n';
    const found = runRules(snapshotOf(text), defaultChoice, undefined, [rule]);
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [0],
    );
  });

  it('takes several names, blanks, any case, and a reason behind them', () => {
    assert.deepEqual(heard('FROM a', '#dockerfile-stages  IGNORE = other , Found-Run because I say so', 'RUN x'), []);
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=other found-run', 'RUN x'), [3]);
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=found-run; it is fine', 'RUN x'), []);
  });

  it("knows hadolint's codes, the names of build checks, and all", () => {
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=dl3008', 'RUN x'), []);
    assert.deepEqual(heard('# dockerfile-stages ignore=StageNameCasing', 'FROM a AS b', 'RUN x'), [3]);
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=all', 'RUN x'), []);
  });

  it('may be indented', () => {
    assert.deepEqual(heard('FROM a', '\t# dockerfile-stages ignore=found-run', '\tRUN x'), []);
  });

  it('may stand above other comments, and beside other ignores', () => {
    const comments = ['# dockerfile-stages ignore=found-name', '# why', '', '# dockerfile-stages ignore=found-run'];
    assert.deepEqual(heard('FROM a', ...comments, 'RUN x'), []);
  });

  it('silences a stage, and not the next one', () => {
    const file = ['# dockerfile-stages stage ignore=found-run', 'FROM a', 'RUN x', 'RUN y', 'FROM b', 'RUN z'];
    assert.deepEqual(heard(...file), [6]);
  });

  it('silences the stage in which it stands', () => {
    assert.deepEqual(
      heard('FROM a', 'RUN x', '# dockerfile-stages stage ignore=found-run', 'RUN y', 'FROM b', 'RUN z'),
      [6],
    );
  });

  it('silences the file, wherever it stands', () => {
    const file = ['FROM a', 'RUN x', 'FROM b AS c', '# dockerfile-stages global ignore=found-run', 'RUN y'];
    assert.deepEqual(heard(...file), [3]);
  });

  it('is none with other words', () => {
    for (const comment of [
      'dockerfile-stages ignore',
      'dockerfile-stages all ignore=all',
      'dockerfile-stagesignore=all',
    ]) {
      assert.deepEqual(heard('FROM a', `# ${comment}`, 'RUN x'), [3]);
    }
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=', 'RUN x'), [3]);
    assert.deepEqual(heard('FROM a', '# dockerfile-stages ignore=,,', 'RUN x'), [3]);
  });

  it('is none inside of an instruction or a heredoc', () => {
    assert.deepEqual(heard('FROM a', 'RUN <<E', '# dockerfile-stages ignore=all', 'E', 'RUN x'), [2, 5]);
  });
});

describe("hadolint's comments", () => {
  it('silence its codes in the instruction below', () => {
    assert.deepEqual(heard('FROM a', '# hadolint ignore=DL3003, DL3008 # why', 'RUN x', 'RUN y'), [4]);
    assert.deepEqual(heard('FROM a', '#hadolint\tignore = DL3008', 'RUN x'), []);
  });

  it('silence the file or a stage', () => {
    assert.deepEqual(heard('FROM a', 'RUN x', '# hadolint global ignore=DL3008', 'FROM b', 'RUN y'), []);
    assert.deepEqual(heard('# hadolint stage ignore=DL3008', 'FROM a', 'RUN x', 'FROM b', 'RUN y'), [5]);
  });

  it('are of no use for a stage where no FROM follows', () => {
    assert.deepEqual(heard('FROM a', '# hadolint stage ignore=DL3008', 'RUN x'), [3]);
  });

  it('know nothing but codes', () => {
    assert.deepEqual(heard('FROM a', '# hadolint ignore=all,found-run', 'RUN x'), [3]);
  });
});

describe("tally's comments", () => {
  it('silence by code, with a name in front of it or without', () => {
    assert.deepEqual(heard('FROM a', '# tally ignore=hadolint/DL3008', 'RUN x', 'RUN y'), [4]);
    assert.deepEqual(heard('# tally ignore=StageNameCasing;reason=old', 'FROM a AS b', 'RUN x'), [3]);
    assert.deepEqual(heard('# Tally global ignore = buildkit/StageNameCasing, DL3008', 'FROM a AS b', 'RUN x'), []);
    assert.deepEqual(heard('FROM a', '# tally ignore=all', 'RUN x'), []);
  });

  it('silence our rule that says the same as theirs', () => {
    const found = runRules(snapshotOf('# tally ignore=tally/no-unreachable-stages\nFROM a AS b\nFROM c'));
    assert.ok(!found.some(({ rule }) => rule === 'unused-stage'));
  });
});
