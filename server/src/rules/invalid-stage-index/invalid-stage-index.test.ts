import { checkRule } from '../../../../test/support/fixture';
import { invalidStageIndex } from './invalid-stage-index';

const check = checkRule(invalidStageIndex);

describe('invalid-stage-index', () => {
  it('finds every number that no stage has', () => {
    check(`
      FROM alpine
      FROM alpine
      COPY --from=0 / /
      COPY --from=2 / /
    #             ^ invalid-stage-index error: There is no stage 2: this file has stages 0 to 1.
      COPY --from=-1 / /
    #             ^^ invalid-stage-index
    `);
  });

  it('is silent about names that begin with a number', () => {
    check(`
      FROM alpine
      COPY --from=7zip / /
    `);
  });
});
