import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SemanticTokensEdit } from 'vscode-languageserver-types';
import { tokensDelta } from './tokensDelta';

function applied(before: readonly number[], edits: readonly SemanticTokensEdit[]): number[] {
  const data = [...before];
  for (const edit of edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  return data;
}

describe('The difference between tokens', () => {
  it('turns the old ones into the new ones', () => {
    const few = fc.array(fc.nat(2), { maxLength: 12 });
    fc.assert(fc.property(few, few, (a, b) => assert.deepEqual(applied(a, tokensDelta(a, b)), b)));
  });

  it('is nothing where nothing changed', () => {
    assert.deepEqual(tokensDelta([1, 2, 3], [1, 2, 3]), []);
    assert.deepEqual(tokensDelta([], []), []);
  });

  it('is one edit of what lies between the common beginning and the common end', () => {
    assert.deepEqual(tokensDelta([1, 2, 3, 4], [1, 9, 9, 4]), [{ start: 1, deleteCount: 2, data: [9, 9] }]);
    assert.deepEqual(tokensDelta([1, 1], [1, 1, 1]), [{ start: 2, deleteCount: 0, data: [1] }]);
  });
});
