import { checkRule } from '../../../../test/support/fixture';
import { duplicateStageName } from '../duplicate-stage-name/duplicate-stage-name';
import { ruleNames } from '../running/ruleNames';
import { unknownIgnore } from './unknown-ignore';

const rule = unknownIgnore(() => ruleNames([duplicateStageName]));
const check = checkRule(rule);

describe('unknown-ignore', () => {
  it('knows the rule that was meant', () =>
    check(`
        # dockerfile-stages ignore=duplicate-stage-names
      #                            ^^^^^^^^^^^^^^^^^^^^^ unknown-ignore: There is no rule 'duplicate-stage-names'; did you mean 'duplicate-stage-name'?
        FROM a
    `));

  it('names what is like nothing', () =>
    check(`
        FROM a
        # why not

        #   dockerfile-stages stage ignore = DL3008, everything
      #                                              ^^^^^^^^^^ unknown-ignore: There is no rule 'everything'.

        # one more
        RUN x
    `));

  it('knows codes and checks, in any case', () =>
    check(`
      # dockerfile-stages ignore=DL3008,sc2086,StageNameCasing,stagenamecasing,Duplicate-Stage-Name,ALL why not
      FROM a
    `));

  it('is silent about comments of others', () =>
    check(`
      # hadolint ignore=DL30081,foo
      # tally ignore=foo
      # eslint ignore=foo
      FROM a
    `));
});
