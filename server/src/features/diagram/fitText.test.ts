import assert from 'node:assert/strict';
import { fitPath, fitStart, type Setting, wrap } from './fitText';
import { textWidth } from './textWidth';

const narrow: Setting = { face: 'mono', size: 10, maxWidth: 121 };

describe('Fitting texts into a picture', () => {
  it('leaves alone what fits', () => {
    assert.equal(fitPath('/app/dist', narrow), '/app/dist');
    assert.equal(fitStart('build', narrow), 'build');
  });

  it('takes out the middle of a long path, because its ends say most', () => {
    assert.equal(fitPath('/usr/local/share/doc/nginx', narrow), '/usr/…/doc/nginx');
    assert.equal(fitPath('a-very-long-name-without-any-slash', narrow), 'a-very-lon…any-slash');
  });

  it('cuts a digest before it cuts the name of an image', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    assert.equal(fitPath(`a@${digest}`, narrow), 'a@sha256:0123456…');
    assert.equal(fitPath(`alpine:3.20@${digest}`, narrow), 'alpine:3.20@…');
  });

  it('breaks a sentence into lines at its blanks and ends it with an ellipsis', () => {
    const lines = wrap('a sentence that is much too long for so little room', 2, narrow);
    assert.deepEqual(lines, ['a sentence that is', 'much too long for s…']);
    assert.deepEqual(wrap('', 2, narrow), []);
  });

  it('never gives more than there is room for', () => {
    const texts = [
      'x'.repeat(500),
      'é'.repeat(90),
      '中文名字很长很长很长很长很长',
      '/'.repeat(80),
      `${'a/'.repeat(70)}b`,
      'W W W '.repeat(20),
    ];
    for (const text of texts) {
      for (const line of [fitPath(text, narrow), fitStart(text, narrow), ...wrap(text, 3, narrow)]) {
        assert.ok(textWidth(line, narrow.face, narrow.size) <= narrow.maxWidth, line);
      }
    }
  });
});
