import assert from 'node:assert/strict';
import { type Problem, problemCounts } from './problemCounts';

const at = (line: number, severity: number): Problem => ({ severity, range: { start: { line } } });

describe('The problems on a card of the diagram', () => {
  it('are the errors and warnings that begin in the lines of the stage', () => {
    const problems = [at(3, 0), at(4, 0), at(4, 1), at(6, 1), at(6, 1), at(7, 0)];
    assert.deepEqual(problemCounts({ line: 4, lastLine: 6 }, problems), { errors: 1, warnings: 3 });
  });

  it('are none where something is only said', () => {
    assert.deepEqual(problemCounts({ line: 0, lastLine: 9 }, [at(1, 2), at(2, 3)]), { errors: 0, warnings: 0 });
  });
});
