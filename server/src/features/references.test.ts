import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { references } from './references';

/** `line text` of each reference of what stands at `<|>`, lines from 1. */
function found(fixture: string, includeDeclaration = false): string[] | undefined {
  const { text, position } = marked(fixture);
  const locations = references(snapshotOf(text), position, { includeDeclaration });
  return locations?.map(({ range }) => `${range.start.line + 1} ${textAt(text, range)}`);
}

const every = `FROM golang AS <|>Builder
FROM builder AS test
FROM alpine
COPY --chown=1 --from="BUILDER" a b
COPY --from=0 a b
RUN --mount=type=cache,target=/c --mount=from=builder,target=/x --mount=target=/y,from='builder' make
ONBUILD COPY --link --from=builder \\
  a b
`;

describe('The references of a stage', () => {
  it('are every FROM, COPY, mount and trigger that takes from it, by name in any case or by number', () => {
    assert.deepEqual(found(every), ['2 builder', '4 BUILDER', '5 0', '6 builder', '6 builder', '7 builder']);
  });

  it('come with the declaration where an editor asks for it', () => {
    assert.deepEqual(found('FROM a AS x\nFROM <|>x', true), ['1 x', '2 x']);
    assert.deepEqual(found('FROM a AS x\nFROM <|>x', false), ['2 x']);
  });

  it('are the same from any of its places', () => {
    const plain = every.replace('<|>', '');
    const expected = found(every, true);
    for (const place of ['from="BUI', '--mount=from=buil', "from='bu", '--link --from=']) {
      assert.deepEqual(found(plain.replace(place, `${place}<|>`), true), expected, place);
    }
    assert.deepEqual(found(plain.replace('--from=0', '--from=0<|>'), true), expected);
  });

  it('of one of two stages of one name are those that BuildKit binds to it', () => {
    const twins = 'FROM a AS x\nFROM x\nFROM b AS x\nFROM x\nCOPY --from=x a b\n';
    assert.deepEqual(found(`FROM a AS <|>${twins.slice(10)}`), ['2 x']);
    assert.deepEqual(found(twins.replace('b AS ', 'b AS <|>')), ['4 x', '5 x']);
  });

  it('include a FROM that names it through a variable', () => {
    assert.deepEqual(found('ARG BASE=builder\nFROM a AS <|>builder\nFROM ${BASE}\nFROM "$BASE"'), [
      '3 ${BASE}',
      '4 $BASE',
    ]);
  });

  it('are found from the FROM of a stage without a name', () => {
    assert.deepEqual(found('FRO<|>M golang\nFROM alpine\nCOPY --from=0 a b', true), ['1 golang', '3 0']);
  });

  it('leave out images, paths and words that only look like it', () => {
    assert.deepEqual(
      found('FROM a AS <|>x\nFROM x:1\nFROM docker.io/x\nFROM X\nADD --from=x a b\nCOPY a --from=x b\nRUN x x'),
      [],
    );
  });

  it('of an image are all places that name it, however they spell it', () => {
    const text = 'FROM <|>alpine\nFROM alpine:latest\nCOPY --from=docker.io/library/alpine a b\nFROM alpine:3';
    assert.deepEqual(found(text, true), ['1 alpine', '2 alpine:latest', '3 docker.io/library/alpine']);
  });

  it('are none where nothing is named', () => {
    assert.equal(found('FROM a AS x\nRUN x <|>'), undefined);
    assert.equal(found('FROM a AS x\nCOPY --from=<|>'), undefined);
    assert.equal(found('FROM a AS <|>'), undefined);
    assert.equal(found('<|>'), undefined);
    assert.equal(found('# FROM a AS <|>x\n'), undefined);
    assert.equal(found('FROM a AS x\nRUN <<E\nFROM <|>x\nE'), undefined);
  });
});
