import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol, Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/callHierarchy';
import { codeLenses } from '../../server/src/features/codeLenses';
import { documentLinks } from '../../server/src/features/documentLinks';
import { documentSymbols, stageSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/folding';
import { inlayHints } from '../../server/src/features/inlayHints';
import { contains } from '../../server/src/features/ranges';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { typeDefinitionLink } from '../../server/src/features/typeDefinition';
import { defaultSettings } from '../../server/src/workspace/settings';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { snapshotOf, textAt } from '../support/lspFixture';
import { adversaries } from './adversarial';
import { mutate, mutationOf } from './mutations';
import { seedTexts } from './seeds';
import { timeOf } from './timeOf';

const seeds = seedTexts();
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutationOf(seeds), { maxLength: 8 }))
  .map(([seed, edits]) => edits.reduce(mutate, seed));

/** Some texts as they are, then some that are half-typed or broken. */
function inEveryText(check: (snapshot: Snapshot) => void): void {
  for (const text of seeds.filter((_, index) => index % 5 === 0)) check(snapshotOf(text));
  fc.assert(
    fc.property(mutated, (text) => check(snapshotOf(text))),
    { numRuns: 400 },
  );
}

/** Some places of a text, its end among them. */
function* places({ text }: Snapshot): Generator<Position> {
  const lines = text.split('\n');
  for (const [line, { length }] of lines.entries()) {
    for (const part of [0, 0.3, 0.7, 1]) yield { line, character: Math.floor(part * length) };
  }
}

const holds = (outer: Range, inner: Range) => contains(outer, inner.start) && contains(outer, inner.end);

function isWithin({ text }: Snapshot, { start, end }: Range): void {
  const lines = text.split('\n');
  for (const { line, character } of [start, end]) {
    assert.ok(line < lines.length && character <= (lines[line] as string).length, JSON.stringify({ start, end }));
  }
  assert.ok(contains({ start, end }, start) && contains({ start, end }, end));
}

describe('Whatever the text', function () {
  this.timeout(120_000);

  it('the outline has ranges that stand in each other and in the file', () => {
    const check = (snapshot: Snapshot, symbols: readonly DocumentSymbol[], outer?: Range) => {
      for (const { name, range, selectionRange, children = [] } of symbols) {
        assert.notEqual(name, '');
        isWithin(snapshot, range);
        assert.ok(holds(range, selectionRange), name);
        if (outer) assert.ok(holds(outer, range), name);
        check(snapshot, children, range);
      }
    };
    inEveryText((snapshot) => {
      check(snapshot, documentSymbols(snapshot));
      assert.equal(stageSymbols(snapshot).length, snapshot.graph.stages.length);
    });
  });

  it('folds do not cross, but for regions that people put across', () => {
    inEveryText((snapshot) => {
      const folds = foldingRanges(snapshot, true).filter(({ kind }) => kind !== 'region');
      const open: number[] = [];
      for (const { startLine, endLine } of [...folds].sort((a, b) => a.startLine - b.startLine)) {
        assert.ok(startLine < endLine && endLine < snapshot.text.split('\n').length);
        while (open.length > 0 && (open.at(-1) as number) < startLine) open.pop();
        if (open.length > 0) assert.ok(endLine <= (open.at(-1) as number), `${startLine}-${endLine}`);
        open.push(endLine);
      }
    });
  });

  it('a selection grows with each step, up to the file', () => {
    inEveryText((snapshot) => {
      const positions = [...places(snapshot)];
      for (const [index, selection] of selectionRanges(snapshot, positions).entries()) {
        assert.ok(contains(selection.range, positions[index] as Position));
        for (let at: SelectionRange = selection; at.parent; at = at.parent) {
          assert.ok(holds(at.parent.range, at.range) && !holds(at.range, at.parent.range));
        }
        isWithin(snapshot, selection.range);
      }
    });
  });

  it('links stand on references, without quotes and variables, and lead to the web', () => {
    inEveryText((snapshot) => {
      for (const { range, target } of documentLinks(snapshot)) {
        isWithin(snapshot, range);
        if (range.start.line === range.end.line) assert.match(textAt(snapshot.text, range), /^[^\s"'$]+$/);
        assert.equal(new URL(String(target)).href, target);
        assert.match(String(target), /^https:\/\/[a-z.]+\/[\w./%-]+$/);
      }
    });
  });

  it('hints and lenses stand in the file', () => {
    inEveryText((snapshot) => {
      const all = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
      for (const { position, label } of inlayHints(snapshot, all, defaultSettings.inlayHints)) {
        isWithin(snapshot, { start: position, end: position });
        assert.ok(label.length > 0);
      }
      for (const { range } of codeLenses(snapshot, { withUses: true })) isWithin(snapshot, range);
    });
  });

  it('who takes from whom is the same seen from both ends', () => {
    inEveryText((snapshot) => {
      const calls = { out: new Set<string>(), in: new Set<string>() };
      for (const { from } of snapshot.graph.stages) {
        const item = prepareCallHierarchy(snapshot, from.positionAt(0));
        assert.ok(item);
        const key = (end: { range: Range }) => end.range.start.line;
        for (const { to } of outgoingCalls(snapshot, item) ?? []) calls.out.add(`${key(item)} → ${key(to)}`);
        for (const { from } of incomingCalls(snapshot, item) ?? []) calls.in.add(`${key(from)} → ${key(item)}`);
      }
      assert.deepEqual([...calls.in].sort(), [...calls.out].sort());
    });
  });

  it('the type of a stage is a FROM that names no stage', () => {
    inEveryText((snapshot) => {
      for (const position of places(snapshot)) {
        const link = typeDefinitionLink(snapshot, position);
        const root = link && snapshot.graph.stageAt(link.targetRange.start.line);
        if (link) assert.notEqual(root?.base.source.kind, 'stage');
      }
    });
  });
});

describe('Of a megabyte of anything', function () {
  this.timeout(120_000);

  for (const { name, text } of adversaries) {
    it(`the structure is told in time: ${name}`, () => {
      const snapshot = snapshotOf(text());
      const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
      const middle = { line: Math.floor(snapshot.dockerfile.lineCount / 2), character: 10 };
      // Linking the stages is no part of it, and was asked for before by the rules.
      assert.ok(snapshot.graph);
      const spent = timeOf(() => {
        documentSymbols(snapshot);
        foldingRanges(snapshot, true);
        selectionRanges(snapshot, [middle]);
        documentLinks(snapshot);
        inlayHints(snapshot, range, defaultSettings.inlayHints);
        prepareCallHierarchy(snapshot, middle);
      });
      assert.ok(spent < 1000, `${spent.toFixed(0)} ms`);
    });
  }
});
