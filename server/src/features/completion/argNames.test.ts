import assert from 'node:assert/strict';
import { labelsAt, listAt } from '../../../../test/support/completionFixture';

describe('Completion of the name of an ARG', () => {
  it('offers ARGs from above the first FROM with their defaults, then what BuildKit sets', async () => {
    const { items } = await listAt('ARG GO=1.25\nARG NONE\nFROM golang:$GO\nARG <|>');
    assert.deepEqual(
      items.slice(0, 3).map(({ label, detail }) => `${label}: ${detail}`),
      ['GO: 1.25, from line 1', 'NONE: no default, from line 2', 'TARGETPLATFORM: set by BuildKit'],
    );
    assert.equal(items.length, 11);
  });

  it('leaves out what the stage has already', async () => {
    const labels = await labelsAt('ARG V=1\nFROM a\nARG V\nFROM b\nARG TARGETOS TARGETARCH\nARG <|>');
    assert.ok(labels.includes('V') && !labels.includes('TARGETOS') && !labels.includes('TARGETARCH'));
  });

  it('offers more of them on one line', async () => {
    assert.deepEqual(await labelsAt('FROM a\nARG TARGETOS TARGETA<|>'), ['TARGETARCH']);
  });

  it('holds only what goes on from the typed letters, so that Enter ends a new name', async () => {
    assert.deepEqual(await labelsAt('FROM a\nARG TAG<|>'), []);
    assert.deepEqual(await labelsAt('FROM a\nARG targeto<|>'), ['TARGETOS']);
    assert.equal((await listAt('FROM a\nARG <|>')).isIncomplete, true);
  });

  it('offers nothing above the first FROM, for a default, and for ENV', async () => {
    for (const fixture of ['ARG <|>', 'FROM a\nARG X=<|>', 'FROM a\nENV <|>', 'FROM a\nLABEL <|>']) {
      assert.deepEqual(await labelsAt(fixture), [], fixture);
    }
  });
});
