import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { linkedEditing } from './linkedEditing';

/** `line text` of what is typed into together with `<|>`. */
function linked(fixture: string): string[] | undefined {
  const { text, position } = marked(fixture);
  return linkedEditing(snapshotOf(text), position)?.ranges.map(
    (range) => `${range.start.line + 1} ${textAt(text, range)}`,
  );
}

describe('Typing behind AS', () => {
  it('takes along every reference of the stage, and the comment that describes it', () => {
    const text = '# dev runs it\nFROM a AS dev<|>\nFROM dev\nCOPY --link --from="dev" a b\nONBUILD COPY --from=dev a b';
    assert.deepEqual(linked(text), ['1 dev', '2 dev', '3 dev', '4 dev', '5 dev']);
  });

  it('ends at a character that no name has', () => {
    const { text, position } = marked('FROM a AS <|>x\nFROM x');
    const pattern = new RegExp(`^${linkedEditing(snapshotOf(text), position)?.wordPattern}$`);
    assert.deepEqual(
      ['x', 'x-1.y_z', 'X', '1', 'x y', 'x/'].filter((typed) => pattern.test(typed)),
      ['x', 'x-1.y_z'],
    );
  });

  it('takes nothing along from a reference, where another stage may be meant', () => {
    assert.equal(linked('FROM a AS x\nFROM <|>x'), undefined);
    assert.equal(linked('FROM a AS x\nFROM b\nCOPY --from=x<|> a b'), undefined);
  });

  it('takes nothing along where two stages have the name', () => {
    assert.equal(linked('FROM a AS <|>x\nFROM x\nFROM b AS x'), undefined);
    assert.equal(linked('FROM a AS x\nFROM x\nFROM b AS <|>X\nFROM x'), undefined);
  });

  it('takes nothing along where a place has another spelling or a variable', () => {
    assert.equal(linked('FROM a AS <|>Build\nFROM build'), undefined);
    assert.equal(linked('FROM a AS <|>build\nFROM b\nCOPY --from=Build a b'), undefined);
    assert.equal(linked('FROM a AS <|>build\nFROM b\nCOPY --from=bui\\\nld a b'), undefined);
    assert.equal(linked('FROM a AS <|>build-amd64\nFROM build-amd64\nFROM build-${TARGETARCH}'), undefined);
  });

  it('takes nothing along for a name that is not there, is none or is used nowhere', () => {
    assert.equal(linked('FROM a AS <|>\nCOPY --from= a b'), undefined);
    assert.equal(linked('FROM a AS <|>1x\nCOPY --from=1x a b'), undefined);
    assert.equal(linked('FROM a AS <|>x\nFROM b'), undefined);
  });

  it('leaves a number alone, which still means the stage', () => {
    assert.deepEqual(linked('FROM a AS <|>x\nFROM x\nCOPY --from=0 a b'), ['1 x', '2 x']);
  });
});
