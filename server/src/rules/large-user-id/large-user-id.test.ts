import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { largeUserId } from './large-user-id';

const check = checkRule(largeUserId);

describe('large-user-id', () => {
  it('finds ids of six digits and more', () => {
    const [finding] = check(`
      FROM debian
      RUN useradd -u 123456 app
    #     ^^^^^^^ large-user-id: With a user id as large as 123456, useradd makes log files of many gigabytes. Add --no-log-init.
      RUN useradd --uid=1000650000 app
    #     ^^^^^^^ large-user-id
    `);
    assert.equal(finding.fixes?.[0].edits[0].newText, ' --no-log-init');
  });

  it('leaves others alone, and those whose log is off', () => {
    check(`
      FROM debian
      RUN useradd app && useradd -u 10001 app && useradd -l -u 123456 app && useradd -u $ID app
      RUN useradd --no-log-init -u 123456 app && useradd $FLAGS -u 123456 app
    `);
  });
});
