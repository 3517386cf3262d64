import assert from 'node:assert/strict';
import { dividerLines, type StageLines } from './dividerLines';

/** The lines above which a divider is drawn, each stage given as its first and last line. */
function dividers(text: string, ...stages: [number, number][]): (string | undefined)[] {
  const lines = text.split('\n');
  const places = stages.map(([first, last]): StageLines => ({ first, last }));
  return dividerLines(places, (line) => /^\s*#/.test(lines[line] ?? '')).map((line) => lines[line]);
}

describe('the lines between stages', () => {
  it('stand above each FROM but the first', () => {
    assert.deepEqual(dividers('FROM a\nRUN b\n\nFROM c\nFROM d', [0, 1], [3, 3], [4, 4]), ['FROM c', 'FROM d']);
  });

  it('stand above the comment of a stage', () => {
    assert.deepEqual(dividers('FROM a\n\n# one\n# two\nFROM b', [0, 0], [4, 4]), ['# one']);
    assert.deepEqual(dividers('FROM a\n# far\n\n# near\nFROM b', [0, 0], [4, 4]), ['# near']);
  });

  it('leave what looks like a comment in a heredoc to its stage', () => {
    assert.deepEqual(dividers('FROM a\nRUN <<#\n#\nFROM b', [0, 2], [3, 3]), ['FROM b']);
  });

  it('are none where there is one stage, or none', () => {
    assert.deepEqual(dividers('FROM a', [0, 0]), []);
    assert.deepEqual(dividers(''), []);
  });
});
