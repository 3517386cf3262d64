import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { shellByLink } from './shell-by-link';

const check = checkRule(shellByLink);

describe('shell-by-link', () => {
  it('finds another shell in the place of sh, and writes SHELL', () => {
    const [finding] = check(`
      FROM debian
      RUN ln -sf /bin/bash /bin/sh
    #     ^^^^^^^^^^^^^^^^^^^^^^^^ shell-by-link: This replaces the shell of the whole image. SHELL chooses the one that RUN uses.
    `);
    assert.equal(finding.fixes?.[0].edits[0].newText, 'SHELL ["/bin/bash", "-c"]');
  });

  it('leaves other links alone', () => {
    check(`
      FROM debian
      RUN ln -s a b && cat /bin/sh && ln -sf /bin/true /sbin/initctl
    `);
  });

  it('is silent about the debug images of distroless, which have no other shell there', () => {
    check(`
      FROM gcr.io/distroless/static:debug
      SHELL ["/busybox/sh", "-c"]
      RUN ln -s /busybox/sh /bin/sh
    `);
  });
});
