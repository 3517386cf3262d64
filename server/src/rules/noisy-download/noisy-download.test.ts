import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { noisyDownload } from './noisy-download';

const check = checkRule(noisyDownload);

describe('noisy-download', () => {
  it('finds a wget that draws its progress', () => {
    const [large, small] = check(`
      FROM debian
      RUN wget https://a.b/c
    #     ^^^^ noisy-download hint: wget writes its progress into the log of the build. Add --progress=dot:giga.
      FROM alpine
      RUN wget https://a.b/c
    #     ^^^^ noisy-download: wget writes its progress into the log of the build. Add -q.
    `);
    assert.equal(large.fixes?.[0].edits[0].newText, ' --progress=dot:giga');
    assert.equal(small.fixes?.[0].edits[0].newText, ' -q');
  });

  it('leaves those alone that say how much they want to say', () => {
    check(`
      FROM debian
      RUN wget -q a && wget -nv a && wget --progress=dot:mega a && wget -o log a && wget a 2>/dev/null && wget $FLAGS a
      RUN wget --version && apt-get install -y wget
    `);
  });
});
