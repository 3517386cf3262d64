import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { trailingComment } from './trailing-comment';

const check = checkRule(trailingComment);

describe('trailing-comment', () => {
  it('finds a comment behind WORKDIR, which makes a folder of it', () => {
    const [finding] = check(`
      FROM alpine
      WORKDIR /app # where we live
    #              ^^^^^^^^^^^^^^^ trailing-comment error: No comment begins behind an instruction: WORKDIR takes this as arguments. Put it on a line of its own.
    `);
    assert.deepEqual(finding.fixes?.[0]?.edits, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, newText: '# where we live\n' },
      { range: { start: { line: 1, character: 12 }, end: { line: 1, character: 28 } }, newText: '' },
    ]);
  });

  it('finds it behind other instructions, and in triggers', () => {
    check(`
      FROM alpine
      ARG VERSION=1 # the version
    #               ^^^^^^^^^^^^^ trailing-comment warning
      COPY a b # comment
    #          ^^^^^^^^^ trailing-comment error
      USER app #comment
    #          ^^^^^^^^ trailing-comment
      VOLUME /data # comment
    #              ^^^^^^^^^ trailing-comment
      EXPOSE 80 # http
    #           ^^^^^^ trailing-comment error
      ONBUILD WORKDIR /app # comment
    #                      ^^^^^^^^^ trailing-comment
    `);
  });

  it('finds it above the first FROM', () => {
    check(`
      ARG VERSION=1 # the version
    #               ^^^^^^^^^^^^^ trailing-comment
      FROM alpine:$VERSION
    `);
  });

  it('is silent where # is part of a word, of a value, or of a command', () => {
    check(`
      FROM alpine
      WORKDIR /a#b
      WORKDIR "/a # b"
      ARG A="1 # 2" B=#3
      ENV C d # e
      RUN make # all
      CMD run # it
      COPY # /b
      COPY a#b #c /d/
      ADD https://github.com/moby/buildkit.git#master:hack /src
      VOLUME #a
    `);
  });
});
