import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Instruction } from '../../server/src/syntax/instruction';
import { LazyProblem } from '../../server/src/syntax/problem';
import { Documents } from '../../server/src/workspace/documents';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { analyse, portrait, uri } from './analysis';
import { type Mutation, mutate, mutationOf, spanOf } from './mutations';
import { seedTexts } from './seeds';
import { timeOf } from './timeOf';

// TOUGHNESS=long runs a hundred thousand inputs and more; without it a few thousand have to do.
const long = process.env.TOUGHNESS === 'long';
const seeds = seedTexts();
const mutations = (most: number) => fc.array(mutationOf(seeds), { minLength: 1, maxLength: most });

/** Milliseconds that no text of up to a megabyte may take; a busy machine gets some more. */
const patience = process.env.CI ? 250 : 100;

describe('Toughness', function () {
  this.timeout(long ? 3_600_000 : 120_000);

  it('no text that people could type makes anything throw, or takes long', () => {
    const text = fc.tuple(fc.constantFrom(...seeds), mutations(12)).map(([seed, edits]) => edits.reduce(mutate, seed));
    fc.assert(
      fc.property(text, (mutated) => {
        const spent = timeOf(() => analyse(mutated));
        // A garbage collection may fall into the measure; a real slowness comes again.
        if (spent > patience) assert.ok(timeOf(() => analyse(mutated)) < patience, `${spent.toFixed(0)} ms`);
      }),
      { numRuns: long ? 100_000 : 2_000 },
    );
  });

  it('no sequence of any characters makes anything throw', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, (any) => void analyse(any)),
      { numRuns: long ? 50_000 : 1_000 },
    );
  });

  it('after any edits everything known is the same as if the text had just been opened', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), mutations(8), (seed, edits) => {
        const editor = openEditor(seed);
        for (const edit of edits) assert.deepEqual(editor.type(edit), fromScratch(editor.text));
      }),
      { numRuns: long ? 60_000 : 800 },
    );
  });

  it('edits that come in one go lead to the same as edits one by one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), mutations(5), (seed, edits) => {
        const editor = openEditor(seed);
        assert.deepEqual(editor.type(...edits), fromScratch(editor.text));
      }),
      { numRuns: long ? 30_000 : 400 },
    );
  });
});

function fromScratch(text: string): unknown {
  return plain(portrait(createSnapshot({ uri, version: 0, text, targets: [] })));
}

/** A document that is edited as a client would; `type` gives the portrait of what it has become. */
function openEditor(seed: string) {
  const documents = new Documents();
  documents.open(uri, 1, seed);
  documents.snapshot(uri);
  let text = seed;
  let version = 1;
  return {
    get text() {
      return text;
    },
    type(...edits: readonly Mutation[]): unknown {
      const changes = edits.map((edit) => {
        const before = TextDocument.create(uri, 'dockerfile', 1, text);
        const { start, end } = spanOf(edit, text);
        const range = { start: before.positionAt(start), end: before.positionAt(end) };
        text = TextDocument.applyEdits(before, [{ range, newText: edit.insert }]);
        return { range, text: edit.insert };
      });
      documents.change(uri, ++version, changes);
      const snapshot = documents.snapshot(uri);
      assert.ok(snapshot);
      assert.equal(snapshot.text, text);
      return plain(portrait(snapshot));
    },
  };
}

/** Without what is undefined, and with lines for instructions, because those keep what they have computed. */
/** As plain data. A problem is what it says, whether somebody has asked it before or not. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part) => {
      if (part instanceof Instruction) return `line ${part.line}`;
      if (!(part instanceof LazyProblem)) return part;
      const { id, pass, span, message, suggestion } = part;
      return { id, pass, span, message, suggestion };
    }),
  );
}
