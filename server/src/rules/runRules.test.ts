import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/fixture';
import type { Snapshot } from '../workspace/snapshot';
import { nextSnapshot } from '../workspace/snapshots';
import type { Finding, InstructionRule, Rule, StageRule } from './rule';
import { defaultChoice, type RuleChoice } from './running/ruleChoice';
import { runRules } from './runRules';
import { unknownStage } from './unknown-stage/unknown-stage';

const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character: character + 1 } });

function rule(id: string, ...findings: Finding[]): Rule {
  return { id, family: 'stages', summary: () => id, defaultSeverity: 'warning', check: () => findings };
}

const text = 'FROM golang AS builder\nFROM alpine\nCOPY --from=bilder / /\n';

describe('runRules', () => {
  it('gives findings in file order, whatever the order of the rules', () => {
    const late = rule('late', { range: at(2, 5), message: '' }, { range: at(2, 1), message: '' });
    const early = rule('early', { range: at(1), message: '' });
    const found = runRules(snapshotOf(text), defaultChoice, assert.fail, [late, early]);
    assert.deepEqual(
      found.map(({ rule: id, range }) => [id, range.start.line, range.start.character]),
      [
        ['early', 1, 0],
        ['late', 2, 1],
        ['late', 2, 5],
      ],
    );
  });

  it('takes severities from the settings, and leaves out what is off', () => {
    const found = (severities: RuleChoice['severities']) =>
      runRules(snapshotOf(text), { ...defaultChoice, severities }, assert.fail, [unknownStage]).map(
        ({ rule: id, severity }) => [id, severity],
      );
    assert.deepEqual(found({}), [['unknown-stage', 'warning']]);
    assert.deepEqual(found({ 'unknown-stage': 'error' }), [['unknown-stage', 'error']]);
    assert.deepEqual(found({ 'unknown-stage': 'off' }), []);
  });

  it('lets a finding be milder than its rule, and never graver', () => {
    const mixed = rule(
      'mixed',
      { range: at(0), message: '', severity: 'hint' },
      { range: at(1), message: '', severity: 'error' },
    );
    const found = runRules(snapshotOf(text), defaultChoice, assert.fail, [mixed]);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['hint', 'warning'],
    );
  });

  it('writes a line for a rule that fails, and hears the others', () => {
    const broken: Rule = {
      ...rule('broken'),
      *check() {
        yield { range: at(0), message: 'before' };
        throw new Error('out of order');
      },
    };
    const lines: string[] = [];
    const found = runRules(snapshotOf(text), defaultChoice, (line) => lines.push(line), [
      broken,
      rule('other', { range: at(1), message: 'after' }),
    ]);
    assert.deepEqual(
      found.map(({ message }) => message),
      ['before', 'after'],
    );
    assert.equal(lines.length, 1);
    assert.match(lines[0] as string, /broken.*out of order/s);
  });

  it('takes no more than a thousand findings of one rule', () => {
    const snapshot = snapshotOf(`FROM a AS builder\nFROM b\n${'COPY --from=bilder a b\n'.repeat(1500)}`);
    const found = runRules(snapshot, defaultChoice, assert.fail, [unknownStage]);
    assert.equal(found.length, 1000);
  });

  describe('asks a rule about single instructions', () => {
    const asked: string[] = [];
    const users: InstructionRule = {
      ...rule('users'),
      keywords: ['USER'],
      *checkInstruction({ instruction, parts, isTrigger }) {
        asked.push(instruction.syntax.text);
        yield { range: instruction.rangeOf(parts.rest), message: isTrigger ? 'later' : 'now' };
      },
    };
    const found = (snapshot: Snapshot) =>
      runRules(snapshot, defaultChoice, assert.fail, rules).map(
        ({ range, message }) => `${range.start.line}:${range.start.character} ${message}`,
      );
    const rules = [users];

    it('about triggers too, and puts what it finds at its place', () => {
      assert.deepEqual(found(snapshotOf('FROM a\nUSER b\n\nONBUILD USER c\n')), ['1:5 now', '3:13 later']);
    });

    it('once for a text, wherever it moves', () => {
      const before = snapshotOf('FROM a\nUSER moved\n');
      found(before);
      asked.length = 0;
      const insert = { start: 0, oldEnd: 0, newEnd: 1 };
      const after = nextSnapshot(before, { ...before, text: `\n${before.text}`, version: 2 }, insert);
      assert.deepEqual(found(after), ['2:5 now']);
      assert.deepEqual(asked, []);
    });
  });

  describe('asks a rule about single stages', () => {
    const shipping: StageRule = {
      ...rule('shipping'),
      *checkStage({ instructions, context }) {
        const last = instructions.at(-1);
        if (last && context.shipsIn) yield { range: last.range, message: `${context.label} in ${context.shipsIn}` };
      },
    };
    const found = (snapshot: Snapshot) =>
      runRules(snapshot, defaultChoice, assert.fail, rules).map(
        ({ range, message }) => `${range.start.line} ${message}`,
      );
    const rules = [shipping];

    it('with the target that they ship in', () => {
      const snapshot = snapshotOf('FROM a AS base\nFROM b AS build\nFROM base\nUSER x\nCOPY --from=build / /\n');
      assert.deepEqual(found(snapshot), ["0 'base' in #2", '4 #2 in #2']);
    });

    it('again when it ships elsewhere all of a sudden', () => {
      const text = 'FROM a AS base\nFROM base AS one\nFROM b AS two\nCOPY --from=one / /\n';
      assert.deepEqual(found(snapshotOf(text)), ["3 'two' in 'two'"]);
      assert.deepEqual(found(snapshotOf(text, ['one'])), ["0 'base' in 'one'", "1 'one' in 'one'", "3 'two' in 'two'"]);
    });
  });
});
