import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatting } from '../../server/src/features/general/formatting';
import { askLanguage } from '../../server/src/features/general/language';
import { loadLanguage } from '../../server/src/features/general/languageEngine';
import { analyse } from './analysis';
import { meaningOf } from './meaning';
import { mutate, mutationOf } from './mutations';
import { seedTexts } from './seeds';

const options = { tabSize: 4, insertSpaces: true };
const ask = askLanguage(loadLanguage, (message) => assert.fail(message));

async function formatted(text: string): Promise<string> {
  const edits = await formatting(analyse(text), options, ask);
  assert.ok(edits);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

async function check(text: string): Promise<void> {
  const after = await formatted(text);
  assert.deepEqual(meaningOf(analyse(after)), meaningOf(analyse(text)));
  assert.equal(await formatted(after), after, 'formatting once is enough');
}

describe('Formatting', function () {
  this.timeout(300_000);
  const seeds = seedTexts();

  it('changes the meaning of no Dockerfile that people wrote, and is done after one time', async () => {
    for (const seed of seeds) await check(seed);
  });

  it('changes the meaning of no text at all', async () => {
    const edits = fc.array(mutationOf(seeds), { minLength: 1, maxLength: 8 });
    const text = fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, all]) => all.reduce(mutate, seed));
    await fc.assert(fc.asyncProperty(text, check), { numRuns: process.env.TOUGHNESS === 'long' ? 20_000 : 500 });
  });
});
