import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { typeDefinition, typeDefinitionLink } from './typeDefinition';

/** What is selected after going from `<|>` to where its base comes from, and in which line. */
function root(fixture: string): string | undefined {
  const { text, position } = marked(fixture);
  const place = typeDefinition(snapshotOf(text), position);
  return place && `${place.range.start.line + 1}: ${textAt(text, place.range)}`;
}

const chain = 'FROM golang:1.24 AS base\nFROM base AS deps\nFROM deps AS build\n';

describe('Going to the type of a stage', () => {
  it('goes to the image at the end of its bases', () => {
    assert.equal(root(`${chain}FROM alpine\nCOPY --from=buil<|>d a b`), '1: golang:1.24');
    assert.equal(root(`${chain}FROM alpine\nRUN --mount=from=de<|>ps a`), '1: golang:1.24');
    assert.equal(root(`${chain}FROM bui<|>ld`), '1: golang:1.24');
    assert.equal(root(`${chain}FROM build AS la<|>st`), '1: golang:1.24');
    assert.equal(root(`${chain}FROM alpine\nCOPY --from=2<|> a b`), '1: golang:1.24');
  });

  it('goes to scratch, and to a base with variables as it is written', () => {
    assert.equal(root('FROM scratch AS <|>a'), '1: scratch');
    assert.equal(root('ARG V=1\nFROM a:${V} AS <|>b'), '2: a:${V}');
  });

  it('goes nowhere from an image or another word', () => {
    assert.equal(root('FROM gol<|>ang'), undefined);
    assert.equal(root(`${chain}COPY --from=nginx<|> a b`), undefined);
    assert.equal(root(`${chain}RUN ba<|>se`), undefined);
  });

  it('shows the whole stage, and underlines the name', () => {
    const { text, position } = marked('FROM a AS b\nRUN c\nFROM "b<|>"');
    const link = typeDefinitionLink(snapshotOf(text), position);
    assert.ok(link?.originSelectionRange);
    assert.equal(textAt(text, link.originSelectionRange), 'b');
    assert.equal(textAt(text, link.targetRange), 'FROM a AS b\nRUN c');
  });
});
