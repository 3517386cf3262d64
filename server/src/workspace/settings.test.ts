import assert from 'node:assert/strict';
import { defaultSettings, readSettings } from './settings';

describe('Settings', () => {
  it('take severities by rule and leave out what is none', () => {
    const rules = { 'unknown-stage': 'error', 'unused-stage': 'off', 'stage-name': 'loud', cycle: 3 };
    assert.deepEqual(readSettings({ rules }).rules, { 'unknown-stage': 'error', 'unused-stage': 'off' });
  });

  it('turn the lenses off', () => {
    assert.equal(readSettings({ codeLens: { enabled: false } }).codeLens, false);
    assert.equal(readSettings({ codeLens: false }).codeLens, false);
  });

  it('turn the lens about uses off by itself', () => {
    const { codeLens, usesLens } = readSettings({ codeLens: { enabled: true, references: false } });
    assert.deepEqual([codeLens, usesLens], [true, false]);
  });

  it('turn inlay hints off one by one', () => {
    const { inlayHints } = readSettings({ inlayHints: { stageIndex: false, resolvedBase: 'no' } });
    assert.deepEqual(inlayHints, { stageOfIndex: true, resolvedBase: true, stageIndex: false });
  });

  it('leave the language at large to others', () => {
    assert.equal(readSettings({ generalFeatures: 'off' }).generalFeatures, false);
    assert.equal(readSettings({ generalFeatures: false }).generalFeatures, false);
    for (const generalFeatures of ['auto', 'on', true, 3]) {
      assert.equal(readSettings({ generalFeatures }).generalFeatures, true);
    }
  });

  it('leave formatting alone to others', () => {
    assert.equal(readSettings({ formatting: 'off' }).formatting, false);
    assert.equal(readSettings({ formatting: 'off' }).generalFeatures, true);
    assert.equal(readSettings({ generalFeatures: 'off', formatting: 'on' }).formatting, false);
  });

  it('say where builds are not looked for', () => {
    const read = (targets: unknown) => readSettings({ targets }).targets;
    assert.deepEqual(read({ exclude: ['**/old/**', 3, ''] }), { enabled: true, exclude: ['**/old/**', ''] });
    assert.deepEqual(read({ enabled: false, exclude: '*' }), { enabled: false, exclude: [] });
  });

  it('are the defaults where a client sends nonsense', () => {
    for (const section of [undefined, null, 7, 'x', [], {}, { rules: [], codeLens: 'yes' }]) {
      assert.deepEqual(readSettings(section), defaultSettings);
    }
  });
});
