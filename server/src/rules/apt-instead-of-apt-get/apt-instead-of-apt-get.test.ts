import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { aptInsteadOfAptGet } from './apt-instead-of-apt-get';

const check = checkRule(aptInsteadOfAptGet);

describe('apt-instead-of-apt-get', () => {
  it('finds each, and writes what both understand', () => {
    const findings = check(`
      FROM debian
      RUN apt update && apt install -y a && apt list
    #     ^^^ apt-instead-of-apt-get: The command line of 'apt' may change at any time. In scripts, use 'apt-get' or 'apt-cache'.
    #                   ^^^ apt-instead-of-apt-get
    #                                       ^^^ apt-instead-of-apt-get
      RUN apt-get update
    `);
    assert.deepEqual(
      findings.map(({ fixes = [] }) => fixes.length),
      [1, 1, 0],
    );
  });
});
