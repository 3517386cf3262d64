import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position } from 'vscode-languageserver-types';
import { directiveCompletions } from '../../server/src/features/general/directiveCompletion';
import { keywordCompletions } from '../../server/src/features/general/keywordCompletion';
import { keywordHover } from '../../server/src/features/general/keywordHover';
import { askLanguage } from '../../server/src/features/general/language';
import { loadLanguage } from '../../server/src/features/general/languageEngine';
import { signatureHelp } from '../../server/src/features/general/signatureHelp';
import { analyse } from './analysis';
import { mutate, mutationOf } from './mutations';
import { seedTexts } from './seeds';

/** Milliseconds that no answer at any place may take; a busy machine gets some more. */
const patience = process.env.CI ? 300 : 150;

const ask = askLanguage(loadLanguage, (message) => assert.fail(message));

/** Asks everything that we can say of the language at large at one place. */
async function askAll(text: string, position: Position): Promise<void> {
  const snapshot = analyse(text);
  let spent = Number.POSITIVE_INFINITY;
  // A garbage collection may fall into the measure; a real slowness comes again.
  for (let attempt = 0; attempt < 3 && spent >= patience; attempt++) {
    const start = performance.now();
    keywordHover(snapshot, position);
    directiveCompletions(snapshot, position);
    await signatureHelp(snapshot, position, { invoked: true }, ask);
    await keywordCompletions(snapshot, position, { snippets: true, ask });
    spent = performance.now() - start;
  }
  assert.ok(spent < patience, `${spent.toFixed(0)} ms`);
}

/** The place of an offset, by the lines that editors see. */
function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe('Help with the language beyond stages', function () {
  this.timeout(300_000);
  const seeds = seedTexts();

  it('neither fails nor takes long, whatever the text and wherever in it', async () => {
    const edits = fc.array(mutationOf(seeds), { minLength: 1, maxLength: 8 });
    const text = fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, all]) => all.reduce(mutate, seed));
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(text, place, (any, at) => askAll(any, positionAt(any, Math.floor(at * any.length)))),
      { numRuns: process.env.TOUGHNESS === 'long' ? 50_000 : 1_000 },
    );
  });

  for (const [name, text] of [
    ['a stage name on which others need seconds', `FROM a AS ${'a'.repeat(60)}!`],
    ['a variable on which others need seconds', `ENV A=\${${'\\a'.repeat(4_000)}`],
    ['quotes without an end', `LABEL ${'a="'.repeat(3_000)}`],
    ['triggers of triggers', `ONBUILD ${'ONBUILD '.repeat(1_000)}RUN x`],
    ['ten thousand openers of heredocs', `RUN ${'<<A '.repeat(10_000)}`],
    ['ten thousand lines that go on', `FROM a\nRUN x ${'\\\n y '.repeat(10_000)}`],
    ['ten thousand stages', 'FROM a AS b\n# c\nRUN d\n'.repeat(10_000)],
    ['a cycle on which others never end', 'FROM a AS b\nFROM b AS a\nWORKDIR x'],
    ['an indented instruction on which others overflow', ' RUN $X'],
  ] as const) {
    it(`is not slow on ${name}`, async () => {
      for (const at of [0, 0.3, 0.7, 1]) await askAll(text, positionAt(text, Math.floor(at * text.length)));
    });
  }
});
