import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position } from 'vscode-languageserver-types';
import { type ContentChange, OpenDocument } from './openDocument';

/** LSP's own words on positions, done slowly: lines end at `\n`, `\r\n` and `\r`; what is too large is cut. */
function referenceOffset(text: string, { line, character }: Position): number {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)];
  if (line > ends.length) return text.length;
  const start = line === 0 ? 0 : (ends[line - 1].index ?? 0) + ends[line - 1][0].length;
  const end = line < ends.length ? (ends[line].index ?? 0) : text.length;
  return Math.min(start + character, end);
}

function referenceUpdate(text: string, { range, text: inserted }: ContentChange): string {
  if (!range) return inserted;
  const offsets = [referenceOffset(text, range.start), referenceOffset(text, range.end)].sort((a, b) => a - b);
  return text.slice(0, offsets[0]) + inserted + text.slice(offsets[1]);
}

const place = fc.record({ line: fc.nat(12), character: fc.nat(12) });
const piece = fc.array(fc.constantFrom('a', 'b ', '\n', '\r\n', 'é', '😀', 'FROM x\n'), { maxLength: 8 });
const text = piece.map((parts) => parts.join(''));
const change: fc.Arbitrary<ContentChange> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: place, end: place }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

describe('An open document', () => {
  it('holds after any edits what a slow reference holds', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(change, fc.boolean()), { maxLength: 12 }), (before, steps) => {
        const document = new OpenDocument('file:///Dockerfile', 1, before);
        let expected = before;
        for (const [change, look] of steps) {
          document.update([change], document.version + 1);
          expected = referenceUpdate(expected, change);
          if (look) assert.equal(document.text, expected);
        }
        assert.equal(document.text, expected);
        assert.equal(document.version, steps.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows the one stretch that covers all edits since it was last asked', () => {
    fc.assert(
      fc.property(text, fc.array(change, { minLength: 1, maxLength: 6 }), (before, changes) => {
        const document = new OpenDocument('file:///Dockerfile', 1, before);
        document.update(changes, 2);
        const window = document.takeChange();
        assert.ok(window);
        const inserted = document.text.slice(window.start, window.newEnd);
        assert.equal(before.slice(0, window.start) + inserted + before.slice(window.oldEnd), document.text);
        assert.equal(document.takeChange(), undefined);
      }),
    );
  });

  it('takes a large paste and goes on', () => {
    const document = new OpenDocument('file:///Dockerfile', 1, 'FROM a\nRUN b\n');
    const at = { line: 1, character: 0 };
    document.update([{ range: { start: at, end: at }, text: 'RUN x\n'.repeat(20_000) }], 2);
    const behind = { line: 20_001, character: 4 };
    document.update([{ range: { start: behind, end: behind }, text: 'y' }], 3);
    assert.equal(document.text, `FROM a\n${'RUN x\n'.repeat(20_000)}RUN yb\n`);
  });

  it('takes positions that are no positions for the nearest place', () => {
    const document = new OpenDocument('file:///Dockerfile', 1, 'FROM a\n');
    const hostile = { line: Number.NaN, character: -3 };
    document.update([{ range: { start: hostile, end: hostile }, text: 'x' }], 2);
    const beyond = { line: 1e12, character: Number.POSITIVE_INFINITY };
    document.update([{ range: { start: beyond, end: beyond }, text: 'y' }], 3);
    assert.equal(document.text, 'xFROM a\ny');
  });
});
