import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/fixture';
import type { Finding, Rule } from './rule';
import { runRules } from './runRules';

const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character: character + 1 } });

function rule(id: string, ...findings: Finding[]): Rule {
  return { id, summary: () => id, defaultSeverity: 'warning', check: () => findings };
}

const text = 'FROM golang AS builder\nFROM alpine\nCOPY --from=bilder / /\n';

describe('runRules', () => {
  it('gives findings in file order, whatever the order of the rules', () => {
    const late = rule('late', { range: at(2, 5), message: '' }, { range: at(2, 1), message: '' });
    const early = rule('early', { range: at(1), message: '' });
    const found = runRules(snapshotOf(text), {}, assert.fail, [late, early]);
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
    const found = (settings: Parameters<typeof runRules>[1]) =>
      runRules(snapshotOf(text), settings).map(({ rule: id, severity }) => [id, severity]);
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
    const found = runRules(snapshotOf(text), {}, assert.fail, [mixed]);
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
    const found = runRules(snapshotOf(text), {}, (line) => lines.push(line), [
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
    const found = runRules(snapshotOf(`FROM a AS builder\nFROM b\n${'COPY --from=bilder a b\n'.repeat(1500)}`));
    assert.equal(found.length, 1000);
  });
});
