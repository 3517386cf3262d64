import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/allRules';
import { allTargetRules } from '../../server/src/rules/allTargetRules';
import { presentDocs, wantedDocs, writeDocs } from './ruleDocs';

const rules = [...allRules, ...allTargetRules];

// UPDATE_GENERATED=1 writes them instead: `npm run generate`.
if (process.env.UPDATE_GENERATED) writeDocs(wantedDocs(rules));

describe('The pages in docs/rules', () => {
  const [present, wanted] = [presentDocs(), wantedDocs(rules)];

  it('are one for each rule, and an index of all', () => {
    assert.deepEqual(Object.keys(present).sort(), Object.keys(wanted).sort());
  });

  for (const [file, text] of Object.entries(wanted)) {
    it(`say in ${file} what the rules say of themselves`, () => {
      assert.equal(present[file], text, 'npm run generate');
    });
  }
});
