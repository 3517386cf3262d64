import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { multipleInstructionsDisallowed } from './multiple-instructions-disallowed';

const check = checkRule(multipleInstructionsDisallowed);

describe('multiple-instructions-disallowed', () => {
  it('finds all but the last', () => {
    const [cmd, entrypoint, healthcheck] = check(`
      FROM alpine AS app
      CMD ["a"]
    # ^^^ multiple-instructions-disallowed warning: Stage 'app' has a later CMD, which takes the place of this one.
      ENTRYPOINT ["a"]
    # ^^^^^^^^^^ multiple-instructions-disallowed
      HEALTHCHECK NONE
    # ^^^^^^^^^^^ multiple-instructions-disallowed
      CMD ["b"]
      ENTRYPOINT ["b"]
      HEALTHCHECK CMD true
    `);
    assert.deepEqual(relatedOf(cmd), ['5 The later CMD']);
    assert.deepEqual(
      [cmd, entrypoint, healthcheck].map(({ hadolintRule }) => hadolintRule),
      ['DL4003', 'DL4004', 'DL3012'],
    );
    const start = { line: 1, character: 0 };
    assert.deepEqual(cmd.fixes?.[0]?.edits, [{ range: { start, end: { line: 2, character: 0 } }, newText: '' }]);
  });

  it('looks at each stage for itself', () => {
    check(`
      FROM alpine AS a
      CMD ["a"]
      FROM a
      CMD ["b"]
    `);
  });

  it('counts what a base triggers, at FROM', () => {
    check(`
      FROM alpine AS a
      ONBUILD CMD ["a"]
      FROM a
    #      ^ multiple-instructions-disallowed
      CMD ["b"]
    `);
  });
});
