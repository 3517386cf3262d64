import assert from 'node:assert/strict';
import { defaultSettings, readSettings } from './settings';

describe('Settings', () => {
  it('take severities by rule and leave out what is none', () => {
    const rules = { 'unknown-stage': 'error', 'unused-stage': 'off', 'stage-name': 'loud', cycle: 3 };
    assert.deepEqual(readSettings({ rules }).rules, { 'unknown-stage': 'error', 'unused-stage': 'off' });
  });

  it('choose a profile, the recommended one if there is none of that name', () => {
    assert.equal(readSettings({ profile: 'strict' }).profile, 'strict');
    assert.equal(readSettings({ profile: 'lax' }).profile, 'recommended');
  });

  it('tell rules what they have to know', () => {
    const labelSchema = { maintainer: 'email', version: 'number' };
    const { ruleOptions } = readSettings({ allowedRegistries: ['ghcr.io', 3], labelSchema, strictLabels: true });
    assert.deepEqual(ruleOptions, {
      allowedRegistries: ['ghcr.io'],
      labelSchema: { maintainer: 'email' },
      strictLabels: true,
    });
    assert.deepEqual(readSettings({ allowedRegistries: [], labelSchema: {}, strictLabels: false }).ruleOptions, {});
  });

  it('leave findings to others by family or name, and to nobody where nobody knows who is there', () => {
    const others = (coexistence: unknown) => readSettings({ coexistence }).shownElsewhere;
    assert.deepEqual(others('all'), ['buildkit', 'hadolint']);
    assert.deepEqual(others('hadolint'), ['hadolint']);
    assert.deepEqual(others(['buildkit', 'DL3008']), ['buildkit', 'DL3008']);
    assert.deepEqual([others('auto'), others('off'), others(undefined)], [[], [], []]);
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
