import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { envRefersToItself } from './env-refers-to-itself';

const check = checkRule(envRefersToItself);

describe('env-refers-to-itself', () => {
  it('finds a variable in the ENV that sets it', () => {
    const [finding] = check(`
      FROM alpine
      ENV A=/a B="$A/b"
    #            ^^^^^^ env-refers-to-itself warning: $A has the value from before this ENV here, not the one that it gets beside 'B': use an ENV of its own.
    `);
    assert.deepEqual(finding.fixes, [
      {
        title: 'Split this ENV in two',
        edits: [{ range: { start: { line: 1, character: 8 }, end: { line: 1, character: 9 } }, newText: '\nENV ' }],
      },
    ]);
  });

  it('finds it across lines, in braces, and where it is set behind', () => {
    const [first, second] = check(`
      FROM alpine
      ENV A=1 \\
          B=\${A:-x} \\
    #       ^^^^^^^ env-refers-to-itself
          C=$D \\
    #       ^^ env-refers-to-itself
          D=2
      ONBUILD ENV X=1 Y=$X
    #                   ^^ env-refers-to-itself
    `);
    assert.equal(first.fixes?.length, 1);
    assert.deepEqual(second.fixes, []);
  });

  it('offers no fix over a comment', () => {
    const [finding] = check(`
      FROM alpine
      ENV A=1 \\
        # about B
          B=$A
    #       ^^ env-refers-to-itself
    `);
    assert.deepEqual(finding.fixes, []);
  });

  it('finds a variable that is extended twice, where only the second one counts', () => {
    check(`
      FROM alpine
      ENV PATH=/a:$PATH PATH=/b:$PATH
    #                        ^^^^^^^^ env-refers-to-itself
    `);
  });

  it('is silent where the variable was set before, so that its old value may be meant', () => {
    check(`
      FROM alpine
      ARG A
      ENV B=1
      ENV A=2 B=3 C=$A$B
    `);
  });

  it('is silent where a stage below may have set it', () => {
    check(`
      FROM alpine AS base
      ENV A=1
      FROM base
      ENV A=2 B=$A
    `);
  });

  it('is silent about other names, quotes that keep it from being one, and itself', () => {
    check(`
      FROM alpine
      ENV BLA=1 B=$BLAH C=\${BL} D='$BLA' E=\\$BLA F=BLA
      ENV PATH=/a:$PATH
    `);
  });
});
