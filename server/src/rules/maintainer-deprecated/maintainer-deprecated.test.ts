import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { maintainerDeprecated } from './maintainer-deprecated';

const check = checkRule(maintainerDeprecated);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(maintainerDeprecated, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('maintainer-deprecated', () => {
  it('finds MAINTAINER', () => {
    const [finding] = check(`
      FROM alpine
      MAINTAINER Ada <ada@example.com>
    # ^^^^^^^^^^ maintainer-deprecated information: MAINTAINER is deprecated; the label org.opencontainers.image.authors says who made the image.
    `);
    assert.equal(finding?.hadolintRule, 'DL4000');
  });

  it('writes a label, with what the name needs in quotes', () => {
    assert.deepEqual(mended('FROM a\nMAINTAINER Ada <ada@example.com>\n'), {
      text: 'FROM a\nLABEL org.opencontainers.image.authors="Ada <ada@example.com>"\n',
      safe: false,
    });
    assert.equal(
      mended('FROM a\nmaintainer "A \\\n$B"\n')?.text,
      'FROM a\nlabel org.opencontainers.image.authors="A \\$B"\n',
    );
    assert.equal(
      mended('FROM a\nMAINTAINER A "B" C\n')?.text,
      'FROM a\nLABEL org.opencontainers.image.authors="A \\"B\\" C"\n',
    );
  });
});
