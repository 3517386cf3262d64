import assert from 'node:assert/strict';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { fixedText } from './fixedText';

/** Has `to` written for each line that is `from`. */
function replacing(text: string, from: string, to: string, safe = true): ReportedFinding[] {
  return text.split('\n').flatMap((content, line) => {
    const range = { start: { line, character: 0 }, end: { line, character: content.length } };
    const fixes = [{ title: to, edits: [{ range, newText: to }], safe }];
    return content === from ? [{ rule: 'r', severity: 'hint' as const, message: '', range, fixes }] : [];
  });
}

describe('A text with all safe fixes', () => {
  it('has those too that follow from others', () => {
    const fixed = fixedText('a\nb\na\n', (text) => [...replacing(text, 'a', 'b'), ...replacing(text, 'b', 'c')]);
    assert.deepEqual(fixed, { text: 'c\nc\nc\n', mended: 5 });
  });

  it('has each of two that are about the same words', () => {
    const fixed = fixedText('a\n', (text) => [...replacing(text, 'a', 'b'), ...replacing(text, 'a', 'c')]);
    assert.deepEqual(fixed, { text: 'b\n', mended: 1 });
  });

  it('has none that somebody should look at', () => {
    assert.deepEqual(
      fixedText('a\n', (text) => replacing(text, 'a', 'b', false)),
      { text: 'a\n', mended: 0 },
    );
  });

  it('ends where fixes go round in circles', () => {
    const fixed = fixedText('a\n', (text) => [...replacing(text, 'a', 'b'), ...replacing(text, 'b', 'a')]);
    assert.equal(fixed.mended, 10);
  });
});
