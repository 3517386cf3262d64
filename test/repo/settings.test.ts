import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/allRules';
import { allTargetRules } from '../../server/src/rules/allTargetRules';
import { presentSettings, wantedSettings, writeSettings } from './ruleSettings';

const rules = [...allRules, ...allTargetRules];

// UPDATE_GENERATED=1 writes them instead: `npm run generate`.
if (process.env.UPDATE_GENERATED || process.env.UPDATE_SETTINGS) writeSettings(wantedSettings(rules));

describe('the settings of the rules', () => {
  it("are one for each rule, with the rule's own default and summary", () => {
    const wanted = wantedSettings(rules);
    const present = presentSettings();
    assert.deepEqual(present.properties, wanted.properties);
    assert.deepEqual(present.english, wanted.english);
    assert.deepEqual(present.french, wanted.french);
  });
});
