import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/allRules';
import { allTargetRules } from '../../server/src/rules/allTargetRules';
import { presentSchema, wantedSchema, writeSchema } from './configSchema';

const rules = [...allRules, ...allTargetRules];

// UPDATE_GENERATED=1 writes it instead: `npm run generate`.
if (process.env.UPDATE_GENERATED || process.env.UPDATE_SETTINGS) writeSchema(wantedSchema(rules));

describe('the schema of dockerfile-stages.json', () => {
  it('knows each rule, with its summary', () => {
    assert.deepEqual(presentSchema(), JSON.parse(JSON.stringify(wantedSchema(rules))));
  });
});
