import assert from 'node:assert/strict';
import { stageVariables } from './stageVariables';

const argument = (name: string, value?: string) => ({ name, value, hasDefault: value !== undefined, inFrom: false });

describe('The variables that a RUN sees', () => {
  it('are the arguments that were given, else their defaults', () => {
    const needed = [argument('A', '1'), argument('B', '2'), argument('C')];
    const given = [
      { name: 'B', value: '3' },
      { name: 'D', value: '4' },
    ];
    assert.deepEqual(stageVariables(needed, given, []), [
      ['A', '1'],
      ['B', '3'],
    ]);
  });

  it('are those of ENV where both are set', () => {
    assert.deepEqual(stageVariables([argument('A', '1'), argument('PATH', '/x')], [], ['A=env=x', 'PATH=/bin']), []);
  });

  it('are not shown to others where they look secret', () => {
    assert.deepEqual(stageVariables([argument('NPM_TOKEN', 'x')], [{ name: 'NPM_TOKEN', value: 'y' }], []), []);
  });
});
