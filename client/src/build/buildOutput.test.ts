import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BuildOutput, painted } from './buildOutput';

const ESC = '\u001b';
const TEXT = `#1 [builder 1/2] FROM alpine\n#1 DONE 0.1s\r\n#2 CACHED\nplain é\n${ESC}[33mwarning${ESC}[0m\n#3 ERROR: no`;

describe("a build's output", () => {
  it('reaches the terminal the same, wherever the chunks are cut', () => {
    const whole = new BuildOutput();
    const expected = whole.read(TEXT) + whole.end();
    fc.assert(
      fc.property(fc.array(fc.nat(TEXT.length)), (cuts) => {
        const output = new BuildOutput();
        const ends = [...cuts.sort((a, b) => a - b), TEXT.length];
        const said =
          ends.map((end, index) => output.read(TEXT.slice(ends[index - 1] ?? 0, end))).join('') + output.end();
        assert.equal(said, expected);
        assert.deepEqual(output.lastLines, whole.lastLines);
      }),
    );
  });

  it('is coloured by what it says, and keeps colours that it brings along', () => {
    assert.equal(painted('#1 [builder 1/2] FROM alpine'), `${ESC}[36m#1 [builder 1/2] FROM alpine${ESC}[0m`);
    assert.equal(painted('#1 DONE 0.1s'), `${ESC}[32m#1 DONE 0.1s${ESC}[0m`);
    assert.equal(painted('   3 | >>> RUN make'), `${ESC}[31m   3 | >>> RUN make${ESC}[0m`);
    assert.equal(painted('#5 0.1 ERROR is only a word here'), '#5 0.1 ERROR is only a word here');
    assert.equal(new BuildOutput().read(`${ESC}[33mwarning${ESC}[0m\n`), `${ESC}[33mwarning${ESC}[0m\r\n`);
  });

  it('is kept without colours, and only its end', () => {
    const output = new BuildOutput();
    output.read(`${ESC}[33mfirst${ESC}[0m\n`);
    assert.deepEqual(output.lastLines, ['first']);
    output.read('line\n'.repeat(2000));
    assert.equal(output.lastLines.length, 500);
  });
});
