import assert from 'node:assert/strict';
import { checkRule, relatedOf, replaced } from '../../../../test/support/fixture';
import { syntax } from './syntax';

const check = checkRule(syntax);

describe('syntax', () => {
  it('is silent in a Dockerfile that BuildKit reads', () => {
    check(`
      FROM golang AS build
      RUN --mount=type=cache,target=/root/.cache <<EOF
      FROM inside a here-document is no stage
      EOF
      FROM scratch
      COPY --from=build /app /app
    `);
  });

  it('knows which instruction was meant', () => {
    const text = 'FRON alpine\nFROM alpine\n';
    const [finding] = check(`
      FRON alpine
    # ^^^^ syntax: There is no instruction 'FRON'; did you mean FROM?
      FROM alpine
    `);
    assert.equal(replaced(text, finding), 'FROM alpine\nFROM alpine\n');
  });

  it('reports every instruction that is refused, in file order', () => {
    check(`
      FROM alpine AS 1st
    #                ^^^ syntax
      COPY --form=a /a /b
    #        ^^^^ syntax
      RUN <<EOF
    #     ^^^^^ syntax
      never ends
    `);
  });

  it('says that only ARG comes before the first FROM, once', () => {
    check(`
      ARG A=1
      RUN a
    # ^^^ syntax: RUN stands in no stage: only ARG may come before the first FROM.
      RUN b
      FROM alpine
    `);
  });

  it('takes what a merge left as one mistake, not as many', () => {
    const [finding] = check(`
      FROM alpine
      <<<<<<< HEAD
    # ^^^^^^^ syntax: A merge left two versions here: keep one, and remove the marks.
      ENV A=1 \\
      =======
      ENV A=2 \\
      >>>>>>> main
          B=3
    `);
    assert.deepEqual(relatedOf(finding), ['4 A mark of the same merge', '6 A mark of the same merge']);
  });

  it('leaves a conflict inside a here-document alone', () => {
    check(`
      FROM alpine
      COPY <<EOF /a
      <<<<<<< HEAD
      >>>>>>> main
      EOF
      FRON alpine
    # ^^^^ syntax
    `);
  });

  it('leaves variables in mounts to the rule that knows a way out', () => {
    check(`
      FROM alpine
      RUN --mount=from=$base,target=/x true
    `);
  });
});
