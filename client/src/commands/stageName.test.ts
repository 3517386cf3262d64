import assert from 'node:assert/strict';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { nameProblem } from './stageName';

/** `FROM base AS name`, one a line; a name of undefined is an unnamed stage. */
function stages(...all: [base: string, name?: string][]): StageSummary[] {
  return all.map(([base, name], index) => ({
    index,
    name,
    base,
    line: index,
    lastLine: index,
    isDefault: index === all.length - 1,
    instructionLines: [],
    contextSources: [],
  }));
}

const ALL = stages(['golang'], ['alpine', 'test'], ['busybox', 'final']);
const problem = (name: string) => nameProblem(name, ALL[0] as StageSummary, ALL)?.kind;

describe('a name for an unnamed stage', () => {
  it('is fine when BuildKit takes it and nobody has it', () => {
    assert.equal(problem('builder'), undefined);
    assert.equal(problem('Build-1.2_x'), undefined);
  });

  it('must begin with a letter and go on with letters, digits, dots, dashes and underscores', () => {
    for (const name of ['', '1st', '-x', 'a b', 'é', 'a/b', '$' + '{X}']) assert.equal(problem(name), 'illegal', name);
  });

  it('must not be a reserved word', () => {
    assert.equal(problem('scratch'), 'reserved');
    assert.equal(problem('Context'), 'reserved');
  });

  it('must not be that of another stage, in any case', () => {
    assert.equal(problem('Test'), 'taken');
  });

  it('must not be an image that a later stage is built from', () => {
    assert.equal(problem('busybox'), 'image');
    assert.equal(problem('golang'), undefined, 'its own base is above it');
  });
});
