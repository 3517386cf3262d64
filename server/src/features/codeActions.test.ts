import assert from 'node:assert/strict';
import { marked, snapshotOf } from '../../../test/support/lspFixture';
import { defaultSettings } from '../workspace/settings';
import { codeActions } from './codeActions';

/** The titles of the quick fixes at `<|>`. */
function offered(fixture: string): string[] {
  const { text, position } = marked(fixture);
  return codeActions(snapshotOf(text), { start: position, end: position }, defaultSettings).map(({ title }) => title);
}

const two = 'FROM golang AS builder\nFROM alpine\n';

describe('Quick fixes', () => {
  it('replace a mistyped stage by the one that was meant', () => {
    assert.deepEqual(offered(`${two}COPY --from=bil<|>der a b`), ["Replace with 'builder'"]);
    assert.deepEqual(offered(`${two}COPY --from=bilder<|> a b`), ["Replace with 'builder'"]);
  });

  it('are offered only where the finding is', () => {
    assert.deepEqual(offered(`${two}COPY --from=bilder a<|> b`), []);
    assert.deepEqual(offered(`${two}COPY --from=buil<|>der a b`), []);
  });

  it('edit this very version and say what they mend', () => {
    const { text, position } = marked(`${two}COPY --from=bil<|>der a b`);
    const [action] = codeActions(snapshotOf(text), { start: position, end: position }, defaultSettings);
    assert.equal(action.isPreferred, true);
    assert.equal(action.diagnostics?.[0].code, 'unknown-stage');
    const range = { start: { line: 2, character: 12 }, end: { line: 2, character: 18 } };
    const textDocument = { uri: 'file:///project/Dockerfile', version: 1 };
    assert.deepEqual(action.edit?.documentChanges, [{ textDocument, edits: [{ range, newText: 'builder' }] }]);
  });
});
