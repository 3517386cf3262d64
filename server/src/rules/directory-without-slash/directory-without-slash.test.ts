import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { directoryWithoutSlash } from './directory-without-slash';

const check = checkRule(directoryWithoutSlash);

describe('directory-without-slash', () => {
  it('finds several files that go to what may be no directory', () => {
    const [finding] = check(`
      FROM alpine
      COPY a b target
    #          ^^^^^^ directory-without-slash warning: COPY takes 'target' as a directory only if it is one already, else each file replaces the one before: write 'target/'.
    `);
    assert.deepEqual(finding.fixes, [
      {
        title: "Write 'target/'",
        edits: [{ range: { start: { line: 1, character: 14 }, end: { line: 1, character: 15 } }, newText: 't/' }],
      },
    ]);
  });

  it('finds it in ADD, in triggers, in quotes and in JSON', () => {
    const findings = check(`
      FROM alpine
      ADD a b /data
    #         ^^^^^ directory-without-slash
      ONBUILD COPY a b /data
    #                  ^^^^^ directory-without-slash
      COPY a b "/data"
    #          ^^^^^^^ directory-without-slash
      COPY ["a", "b", "/data"]
    #                  ^^^^^ directory-without-slash
    `);
    assert.equal(findings[2].fixes?.[0]?.edits[0]?.newText, '/"');
  });

  it('is silent about one file, about what ends with a slash, and about dots', () => {
    check(`
      FROM alpine
      COPY a b
      COPY a b c/
      COPY a b "c/"
      COPY a b .
      COPY a b ./
      COPY a b ..
      COPY a b /c/.
      COPY ["a", "b", "./"]
    `);
  });

  it('is silent where some of the words are none', () => {
    check(`
      FROM alpine
      COPY a b # c
      COPY ['a', 'b']
    `);
  });

  it('is silent where a variable says what it is', () => {
    check(`
      FROM alpine
      ARG DIR=/data/
      COPY a b $DIR
    `);
  });

  it('only hints where the directory is there for sure', () => {
    check(`
      FROM alpine
      WORKDIR /app/
      COPY a b /app
    #          ^^^^ directory-without-slash hint
      COPY a b /usr/local/bin
    #          ^^^^^^^^^^^^^^ directory-without-slash hint
      FROM alpine AS base
      WORKDIR /srv/www
      FROM base
      COPY a b /srv/www
    #          ^^^^^^^^ directory-without-slash hint
    `);
  });
});
