import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Range } from 'vscode-languageserver-types';
import { diagnostics } from '../../server/src/features/diagnostics';
import { foldingRanges } from '../../server/src/features/folding';
import { inFile } from '../../server/src/features/inline/inFile';
import { inlineDiagnostics } from '../../server/src/features/inline/inlineDiagnostics';
import { stagePlaces } from '../../server/src/features/references';
import { type InlineBlock, positionInside, positionOutside } from '../../server/src/workspace/inlineDockerfiles';
import { defaultSettings } from '../../server/src/workspace/settings';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { bakeWith, blocksIn } from '../support/inlineBlocks';
import { snapshotOf, textAt } from '../support/lspFixture';
import { mutate, mutationOf } from './mutations';
import { seedTexts } from './seeds';

/** How a Dockerfile is put into a file so that it is the same Dockerfile there. */
interface Around {
  readonly path: string;
  readonly put: (dockerfile: string) => string;
  readonly meant: (written: string) => string;
}

const arounds: readonly Around[] = [
  {
    path: 'compose.yaml',
    put: (dockerfile) => {
      const lines = dockerfile.replaceAll('$', '$$$$').replace(/^(?=.)/gm, '        ');
      return `services:\n  app:\n    build:\n      dockerfile_inline: |2+\n${lines}`;
    },
    meant: (written) => written.replaceAll('$$', '$'),
  },
  {
    path: 'docker-bake.hcl',
    put: (dockerfile) => bakeWith(dockerfile.replace(/[$%](?=\{)/g, '$&$&')),
    meant: (written) => written.replace(/([$%])\1(?=\{)/g, '$1'),
  },
];

/** Not: what has no place in the lines of such a file or ends it, and what is nothing but escapes there. */
const isPlain = (text: string) => /\w/.test(text) && !/[^\n\t -~]|^EOT$/m.test(text);

const oneEnd = (text: string) => `${text.trimEnd()}\n`;
const seeds = seedTexts().filter(isPlain).map(oneEnd);
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutationOf(seeds), { maxLength: 6 }))
  .map(([seed, edits]) => edits.reduce(mutate, seed))
  .filter(isPlain)
  .map(oneEnd);

/** A place as words and a line, which is the same in a Dockerfile and where that stands in a file. */
function told(text: string, range: Range, first: number, meant = (written: string) => written): string {
  const words = textAt(text, range)
    .split('\n')
    .map((line) => meant(line).trim());
  return `${range.start.line - first}: ${words.join(' ')}`;
}

function checkSame(dockerfile: string, { path, put, meant }: Around): void {
  const file = put(dockerfile);
  const inside = blocksIn(path, file);
  const [block] = inside;
  assert.ok(block, file);
  const plain = snapshotOf(dockerfile);
  const { first, snapshot } = block;
  const place = <T extends { readonly range: Range }>({ range }: T) => told(file, range, first, meant);
  const uri = snapshot.uri;
  const found = inFile(inlineDiagnostics(block, defaultSettings), { uri, inside });
  assert.deepEqual(
    found.map((one) => `${one.code} ${place(one)}`),
    diagnostics(plain, defaultSettings).map(({ code, range }) => `${code} ${told(dockerfile, range, 0)}`),
  );
  assert.deepEqual(
    stagesOf(snapshot).map((places) => inFile(places, { uri, inside }).map(place)),
    stagesOf(plain).map((places) => places.map(({ range }) => told(dockerfile, range, 0))),
  );
  assert.deepEqual(
    foldingRanges(snapshot, false).map(({ startLine, endLine }) => [startLine - first, endLine - first]),
    foldingRanges(plain, false).map(({ startLine, endLine }) => [startLine, endLine]),
  );
  checkPlaces(block, dockerfile);
}

const stagesOf = (snapshot: Snapshot) => snapshot.graph.stages.map((stage) => stagePlaces(snapshot, stage, true));

/** Each place of the Dockerfile has one in the file, and leads back. */
function checkPlaces(block: InlineBlock, dockerfile: string): void {
  for (const [index, line] of dockerfile.trimEnd().split('\n').entries()) {
    for (let character = 0; character <= line.length; character++) {
      const position = { line: block.first + index, character };
      const there = positionOutside(block, position);
      if (block.lines[there.line].length >= block.indent) assert.deepEqual(positionInside(block, there), position);
    }
  }
}

describe('A Dockerfile inside of another file', function () {
  this.timeout(120_000);

  for (const around of arounds) {
    it(`is the same as one of its own, in ${around.path}`, () => {
      for (const text of seeds.filter((_, index) => index % 5 === 0)) checkSame(text, around);
    });

    it(`is so while it is typed or broken, in ${around.path}`, () => {
      fc.assert(
        fc.property(mutated, (text) => checkSame(text, around)),
        { numRuns: 300 },
      );
    });
  }
});
