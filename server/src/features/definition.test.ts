import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { definitionLink } from './definition';

/** What is selected after going to the definition at `<|>`, and in which line. */
async function target(fixture: string): Promise<string | undefined> {
  const { text, position } = marked(fixture);
  const link = await definitionLink(snapshotOf(text), position);
  return link && `${link.targetSelectionRange.start.line + 1}: ${textAt(text, link.targetSelectionRange)}`;
}

const two = 'FROM golang AS Builder\nFROM alpine\n';

describe('Going to the definition of a stage', () => {
  it('goes from COPY --from to the name after AS, whatever the case', async () => {
    assert.equal(await target(`${two}COPY --from=buil<|>der a b`), '1: Builder');
    assert.equal(await target(`${two}COPY --link --from="BUILDER<|>" a b`), '1: Builder');
  });

  it('goes from a mount, FROM and ONBUILD', async () => {
    assert.equal(await target(`${two}RUN --mount=type=bind,from=<|>builder,target=/x make`), '1: Builder');
    assert.equal(await target(`${two}FROM buil<|>der`), '1: Builder');
    assert.equal(await target(`${two}ONBUILD COPY --from=builder<|> a b`), '1: Builder');
  });

  it('goes from a number to the FROM of that stage', async () => {
    assert.equal(await target('FROM golang\nFROM alpine\nCOPY --from=0<|> a b'), '1: golang');
  });

  it('stays on the declaration', async () => {
    assert.equal(await target('FROM golang AS bui<|>lder'), '1: builder');
  });

  it('knows which of two stages of one name is meant', async () => {
    assert.equal(await target('FROM a AS x\nFROM b AS x\nFROM x<|>\nFROM c AS x'), '2: x');
    assert.equal(await target('FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=x<|> a b'), '2: x');
  });

  it('goes nowhere from an image, an empty place or another word', async () => {
    assert.equal(await target('FROM gol<|>ang AS builder'), undefined);
    assert.equal(await target(`${two}COPY --from=<|>`), undefined);
    assert.equal(await target(`${two}COPY --from=nginx<|> a b`), undefined);
    assert.equal(await target(`${two}RUN bui<|>lder`), undefined);
  });

  it('underlines the name without its quotes and shows the whole stage', async () => {
    const { text, position } = marked('FROM a AS x\nRUN one \\\n  two\n\nFROM b\nCOPY --from="x<|>" a b');
    const link = await definitionLink(snapshotOf(text), position);
    assert.ok(link?.originSelectionRange);
    assert.equal(textAt(text, link.originSelectionRange), 'x');
    assert.equal(textAt(text, link.targetRange), 'FROM a AS x\nRUN one \\\n  two');
  });
});
