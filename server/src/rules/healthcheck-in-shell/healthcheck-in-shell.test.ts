import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { healthcheckInShell } from './healthcheck-in-shell';

const check = checkRule(healthcheckInShell);

describe('healthcheck-in-shell', () => {
  it('hints at a shell that starts one program, and writes it as JSON', () => {
    const [finding] = check(`
      FROM alpine
      HEALTHCHECK --interval=5s CMD wget --spider http://localhost:80/
    #                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ healthcheck-in-shell hint: Each check starts a shell for this one program; the JSON form starts it without.
      ONBUILD HEALTHCHECK CMD ready
    #                         ^^^^^ healthcheck-in-shell
    `);
    assert.equal(finding.fixes?.[0]?.edits[0]?.newText, '["wget", "--spider", "http://localhost:80/"]');
  });

  it('is silent where the shell has more to do, and about JSON and NONE', () => {
    check(`
      FROM alpine
      HEALTHCHECK CMD wget --spider http://localhost/ || exit 1
      HEALTHCHECK CMD test -f /ready
      HEALTHCHECK CMD curl "http://localhost/"
      HEALTHCHECK CMD curl $URL
      HEALTHCHECK CMD A=1 ready
      HEALTHCHECK CMD ["ready"]
      HEALTHCHECK CMD ['ready']
      HEALTHCHECK NONE
    `);
  });
});
