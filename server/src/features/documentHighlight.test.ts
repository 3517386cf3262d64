import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { documentHighlight } from './documentHighlight';

/** `line text` of what lights up for `<|>`; an exclamation mark where a name is given. */
function lit(fixture: string): string[] {
  const { text, position } = marked(fixture);
  return documentHighlight(snapshotOf(text), position).map(({ range, kind }) => {
    const mark = kind === DocumentHighlightKind.Write ? '!' : '';
    return `${range.start.line + 1} ${textAt(text, range)}${mark}`;
  });
}

describe('The highlights of a stage', () => {
  it('are its declaration as written and its references as read', () => {
    const places = ['1 builder!', '3 builder', '4 BUILDER', '5 0'];
    const lines = 'FROM golang AS builder\nFROM alpine\nRUN --mount=from=builder make\nCOPY --from=BUILDER a b\n';
    const text = `${lines}COPY --link --from=0 a b`;
    assert.deepEqual(lit(text.replace('AS ', 'AS <|>')), places);
    assert.deepEqual(lit(text.replace('from=b', 'from=b<|>')), places);
    assert.deepEqual(lit(text.replace('BUILDER', 'BUILDER<|>')), places);
    assert.deepEqual(lit(text.replace('=0', '=<|>0')), places);
  });

  it('tell two stages of one name apart', () => {
    assert.deepEqual(lit('FROM a AS <|>x\nFROM x\nFROM b AS x\nCOPY --from=x a b'), ['1 x!', '2 x']);
    assert.deepEqual(lit('FROM a AS x\nFROM x\nFROM b AS x\nCOPY --from=<|>x a b'), ['3 x!', '4 x']);
  });

  it('tell a stage from the image of the same name', () => {
    assert.deepEqual(lit('FROM alpine\nFROM a AS <|>alpine\nFROM alpine'), ['2 alpine!', '3 alpine']);
    assert.deepEqual(lit('FROM <|>alpine\nFROM a AS alpine\nFROM alpine'), []);
  });

  it('show where a stage without a name begins', () => {
    assert.deepEqual(lit('FROM golang\nFROM alpine\nCOPY --from=<|>0 a b'), ['1 golang!', '3 0']);
  });

  it('show the other places of an image', () => {
    assert.deepEqual(lit('FROM <|>nginx\nFROM a\nCOPY --from=nginx:latest a b'), ['1 nginx', '3 nginx:latest']);
    assert.deepEqual(lit('FROM a\nCOPY --from=ngi<|>nx a b'), ['2 nginx']);
  });

  it('are none on a word that names nothing', () => {
    assert.deepEqual(lit('FROM a AS x\nCOPY <|>x /'), []);
    assert.deepEqual(lit('FROM a AS x\nRUN ec<|>ho x'), []);
    assert.deepEqual(lit('FROM a A<|>S x'), []);
  });
});
