import assert from 'node:assert/strict';
import { bakeWith, blocksIn, composeWith } from '../../../../test/support/inlineBlocks';
import { inFile } from './inFile';

const uri = 'file:///project/compose.yaml';
const other = 'file:///project/Dockerfile';
const inside = blocksIn('compose.yaml', composeWith('FROM a AS b\n\n  RUN $$x y\n', 'b'));

const at = (line: number, character: number) => ({ line, character });
const range = (line: number, start: number, end: number) => ({ start: at(line, start), end: at(line, end) });
const answered = <T>(answer: T) => inFile(answer, { uri, inside });

describe('An answer about a Dockerfile inside of a file', () => {
  it('has its places in that file, wherever they are in it', () => {
    assert.deepEqual(answered([{ range: range(5, 0, 4), parent: { range: range(5, 0, 11) } }]), [
      { range: range(5, 8, 12), parent: { range: range(5, 8, 19) } },
    ]);
    assert.deepEqual(answered(at(5, 2)), at(5, 10));
    assert.equal(answered(undefined), undefined);
    assert.deepEqual(answered({ isIncomplete: false, items: [], note: null }), {
      isIncomplete: false,
      items: [],
      note: null,
    });
  });

  it('has places over several lines, and behind an escaped `$`', () => {
    assert.deepEqual(answered({ start: at(5, 5), end: at(7, 10) }), { start: at(5, 13), end: at(7, 19) });
    assert.deepEqual(answered(range(7, 6, 7)), range(7, 14, 16));
    assert.deepEqual(answered(range(7, 7, 8)), range(7, 16, 17));
  });

  it('leaves alone what stands outside, also where it reaches in', () => {
    assert.deepEqual(answered(range(3, 14, 15)), range(3, 14, 15));
    assert.deepEqual(answered({ start: at(2, 4), end: at(7, 18) }), { start: at(2, 4), end: at(7, 18) });
  });

  it('leaves alone what is of other files', () => {
    const related = (own: string) => [{ location: { uri: own, range: range(5, 0, 1) }, message: 'm' }];
    assert.deepEqual(answered({ range: range(5, 0, 1), relatedInformation: related(other) }), {
      range: range(5, 8, 9),
      relatedInformation: related(other),
    });
    assert.deepEqual(answered(related(uri)), [{ location: { uri, range: range(5, 8, 9) }, message: 'm' }]);
    const link = { originSelectionRange: range(5, 0, 1), targetUri: other, targetRange: range(5, 0, 1) };
    assert.deepEqual(answered(link), { ...link, originSelectionRange: range(5, 8, 9) });
    assert.deepEqual(answered({ ...link, targetUri: uri }).targetRange, range(5, 8, 9));
  });

  it('changes each file in its own places', () => {
    const edits = [
      { range: range(5, 10, 11), newText: 'c' },
      { range: range(3, 14, 15), newText: 'c' },
    ];
    const moved = [{ range: range(5, 18, 19), newText: 'c' }, edits[1]];
    const change = (of: string, made: typeof edits) => ({ textDocument: { uri: of, version: 1 }, edits: made });
    assert.deepEqual(answered({ documentChanges: [change(uri, edits), change(other, edits)] }), {
      documentChanges: [change(uri, moved), change(other, edits)],
    });
    assert.deepEqual(answered({ changes: { [uri]: edits, [other]: edits } }), {
      changes: { [uri]: moved, [other]: edits },
    });
  });

  it('writes new lines behind the indentation, and `$` as the format wants it', () => {
    assert.equal(
      answered({ range: range(5, 0, 0), newText: 'FROM x\n\nRUN $y\n' }).newText,
      'FROM x\n\n        RUN $$y\n        ',
    );
    const bake = blocksIn('docker-bake.hcl', bakeWith('\tFROM a\n', '<<-EOT'));
    const file = { uri: 'file:///project/docker-bake.hcl', inside: bake };
    const edit = { range: range(2, 0, 0), newText: 'ARG A\nRUN $A ${A}\n' };
    assert.deepEqual(inFile(edit, file), { range: range(2, 1, 1), newText: 'ARG A\n\tRUN $A $${A}\n\t' });
  });

  it('changes whole lines where one of them is blank and has no indentation', () => {
    const edit = (start: number, end: number, newText: string) => ({
      range: { start: at(start, 0), end: at(end, 0) },
      newText,
    });
    assert.deepEqual(answered(edit(6, 7, '')), edit(6, 7, ''));
    assert.deepEqual(answered(edit(6, 6, 'RUN $x\n\nRUN y\n')), edit(6, 6, '        RUN $$x\n\n        RUN y\n'));
    assert.deepEqual(answered(edit(5, 7, 'RUN x\n')), {
      range: { start: at(5, 8), end: at(7, 8) },
      newText: 'RUN x\n        ',
    });
  });

  it('keeps what is no place of its own', () => {
    const data = { uri, range: range(5, 0, 1) };
    assert.deepEqual(answered({ data, contents: 'x' }), { data, contents: 'x' });
  });
});
