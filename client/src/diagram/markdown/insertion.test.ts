import assert from 'node:assert/strict';
import { withChanges } from '../../../../server/src/protocol/diagramBlock';
import { insertion } from './insertion';

const put = (markdown: string, line: number) => withChanges(markdown, [insertion(markdown, line, ['<', '>'])]);

describe('Putting a diagram into Markdown', () => {
  it('makes it a paragraph of its own', () => {
    assert.equal(put('a\n\nb\n', 1), 'a\n\n<\n>\n\nb\n');
    assert.equal(put('a\nb\n', 0), 'a\n\n<\n>\n\nb\n');
    assert.equal(put('a\n\n\n\nb\n', 2), 'a\n\n<\n>\n\nb\n');
  });

  it('puts it at the end as well', () => {
    assert.equal(put('', 0), '<\n>\n');
    assert.equal(put('a', 0), 'a\n\n<\n>\n');
    assert.equal(put('a\n', 1), 'a\n\n<\n>\n');
    assert.equal(put('a\n\n', 9), 'a\n\n<\n>\n');
  });

  it('keeps the ends of lines', () => {
    assert.equal(put('a\r\n\r\nb\r\n', 1), 'a\r\n\r\n<\r\n>\r\n\r\nb\r\n');
  });
});
