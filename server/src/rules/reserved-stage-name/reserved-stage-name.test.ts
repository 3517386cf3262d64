import { checkRule } from '../../../../test/support/fixture';
import { reservedStageName } from './reserved-stage-name';

const check = checkRule(reservedStageName);

describe('reserved-stage-name', () => {
  it('finds stages that are called scratch or context', () => {
    check(`
      FROM alpine AS scratch
    #                ^^^^^^^ reserved-stage-name warning: 'scratch' is the empty base; below this stage, FROM scratch is this stage instead. Give it another name.
      FROM alpine AS Context
    #                ^^^^^^^ reserved-stage-name warning: 'context' is BuildKit's own name for the build context. Give this stage another one.
    `);
  });

  it('is silent about FROM scratch', () => {
    check(`
      FROM scratch AS empty
    `);
  });
});
