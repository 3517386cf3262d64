import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { jsonArgsRecommended } from './json-args-recommended';

const check = checkRule(jsonArgsRecommended);

describe('json-args-recommended', () => {
  it('finds CMD and ENTRYPOINT that are lines for a shell', () => {
    const [first, second] = check(`
      FROM alpine
      ENTRYPOINT serve --port 80
    # ^^^^^^^^^^ json-args-recommended information: ENTRYPOINT runs in a shell, which does not pass signals on: the JSON form stops when it is told to.
      CMD echo $HOME
    # ^^^ json-args-recommended
    `);
    assert.equal(first.fixes?.[0]?.edits[0]?.newText, '["serve", "--port", "80"]');
    assert.deepEqual(second.fixes, []);
    assert.equal(first.hadolintRule, 'DL3025');
  });

  it('is silent where a SHELL is chosen, in a stage below too', () => {
    check(`
      FROM alpine AS base
      SHELL ["/bin/bash", "-c"]
      CMD serve
      FROM base
      ENTRYPOINT serve
    `);
  });

  it('speaks of what stands above the SHELL', () => {
    check(`
      FROM alpine
      CMD serve
    # ^^^ json-args-recommended
      SHELL ["/bin/bash", "-c"]
    `);
  });

  it('is silent about the JSON form and about HEALTHCHECK', () => {
    check(`
      FROM alpine
      CMD ["serve"]
      ENTRYPOINT []
      HEALTHCHECK CMD curl localhost
    `);
  });

  it('finds what a base triggers, and the SHELL that it triggers', () => {
    check(`
      FROM alpine AS base
      ONBUILD CMD serve
      ONBUILD SHELL ["/bin/bash", "-c"]
      FROM base
    #      ^^^^ json-args-recommended
      ENTRYPOINT serve
    `);
  });
});
