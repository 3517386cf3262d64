import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { stageNameCasing } from './stage-name-casing';

const check = checkRule(stageNameCasing);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(stageNameCasing, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('stage-name-casing', () => {
  it('finds stage names with capital letters', () => {
    check(`
      FROM golang AS Builder
    #                ^^^^^^^ stage-name-casing information: Stage 'Builder' is 'builder' to BuildKit, and FROM finds it in lower case only. Write 'builder'.
      FROM alpine AS final
    `);
  });

  it('is silent about a FROM that BuildKit refuses', () => {
    check(`
      FROM FROM golang AS builder
      FROM golang ASS Builder
    `);
  });

  it('begins on the line of FROM, which is the one that BuildKit names', () => {
    check(`
      FROM golang \\
    # ^^^^ stage-name-casing
        AS Builder
    `);
  });

  it('writes the name in lower case wherever it stands', () => {
    assert.deepEqual(
      mended('FROM a AS Builder\nFROM builder AS B2\nCOPY --from=BUILDER / /\nRUN --mount=from=Builder true\n'),
      {
        text: 'FROM a AS builder\nFROM builder AS B2\nCOPY --from=builder / /\nRUN --mount=from=builder true\n',
        safe: true,
      },
    );
  });

  it('leaves references alone that are put together', () => {
    assert.equal(
      mended("FROM a AS Builder\nFROM b\nCOPY --from='Buil'der / /\nCOPY --from=0 / /\n")?.text,
      "FROM a AS builder\nFROM b\nCOPY --from='Buil'der / /\nCOPY --from=0 / /\n",
    );
  });
});
