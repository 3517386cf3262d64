import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { secretsUsedInArgOrEnv } from './secrets-used-in-arg-or-env';

const check = checkRule(secretsUsedInArgOrEnv);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(secretsUsedInArgOrEnv, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('secrets-used-in-arg-or-env', () => {
  it('finds names that say that they hold a secret', () => {
    const [finding] = check(`
      FROM alpine
      ARG GITHUB_TOKEN
    #     ^^^^^^^^^^^^ secrets-used-in-arg-or-env warning: 'GITHUB_TOKEN' looks like a secret, and ARG keeps it where whoever has the image or its cache can read it. Give it to a RUN with --mount=type=secret.
      ENV A=1 password=x secret_x=y
    #         ^^^^^^^^ secrets-used-in-arg-or-env
    #                    ^^^^^^^^ secrets-used-in-arg-or-env
      ENV apikey value
    #     ^^^^^^ secrets-used-in-arg-or-env
    `);
    assert.equal(finding?.hadolintRule, 'DL3064');
  });

  it('is silent about names that only look like these, about files and versions, and about global arguments', () => {
    check(`
      ARG GITHUB_TOKEN
      FROM alpine
      ARG KEYBOARD PASSWORD_FILE TOKEN_VERSION PUBLIC_KEY mypassword
      LABEL password=x
      ONBUILD ARG PASSWORD
    `);
  });

  it('reads names of ENV without quotes and with their variables, those of ARG as they are written', () => {
    check(`
      FROM scratch
      ARG A=API
      ENV "\${A}_KEY"=x
    #     ^^^^^^^^^^ secrets-used-in-arg-or-env
      ENV \${NOPE}x=y "X"=1 "\${NOPE}_TOKEN"=3
    #                      ^^^^^^^^^^^^^^^ secrets-used-in-arg-or-env
      ARG "DB_TOKEN"
      ARG \${A}_TOKEN
    #     ^^^^^^^^^^ secrets-used-in-arg-or-env
    `);
  });

  it('begins on the first line of the instruction', () => {
    check(`
      FROM alpine
      ENV A=1 \\
    # ^^^ secrets-used-in-arg-or-env
        TOKEN=2
    `);
  });

  it('finds a trigger at the FROM of the stage that runs it', () => {
    check(`
      FROM alpine AS base
      ONBUILD ENV TOKEN=x
      FROM base
    # ^^^^ secrets-used-in-arg-or-env
    `);
  });

  it('gives an argument to the one RUN that uses it', () => {
    assert.deepEqual(mended('FROM a\nARG NPM_TOKEN\nCOPY a b\nRUN npm --token $NPM_TOKEN ci\n'), {
      text: 'FROM a\nCOPY a b\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm --token $NPM_TOKEN ci\n',
      safe: false,
    });
  });

  it('leaves an argument that others use, too, that has a default, or that stages below have', () => {
    for (const text of [
      'FROM a\nARG TOKEN\nRUN $TOKEN\nRUN $TOKEN\n',
      'FROM a\nARG TOKEN\nENV X=$TOKEN\n',
      'FROM a\nARG TOKEN=x\nRUN $TOKEN\n',
      'FROM a AS b\nARG TOKEN\nRUN $TOKEN\nFROM b\n',
      'FROM a\nARG TOKEN\n',
    ]) {
      assert.equal(mended(text), undefined, text);
    }
  });
});
