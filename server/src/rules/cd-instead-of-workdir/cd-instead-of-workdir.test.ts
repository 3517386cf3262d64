import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { cdInsteadOfWorkdir } from './cd-instead-of-workdir';

const check = checkRule(cdInsteadOfWorkdir);

describe('cd-instead-of-workdir', () => {
  it('finds a RUN that does nothing else, and writes WORKDIR instead', () => {
    const [finding] = check(`
      FROM debian
      RUN cd /opt
    #     ^^^^^^^ cd-instead-of-workdir: This RUN changes to a folder and ends: the next one starts where WORKDIR says. Use WORKDIR.
    `);
    assert.deepEqual(
      finding.fixes?.[0].edits.map(({ newText }) => newText),
      ['WORKDIR /opt'],
    );
  });

  it('finds a RUN that begins with it', () => {
    const [finding] = check(`
      FROM debian
      RUN cd /opt && make
    #     ^^^^^^^ cd-instead-of-workdir: WORKDIR changes to a folder for all instructions that follow, and makes it.
    `);
    assert.deepEqual(finding.fixes, []);
  });

  it('leaves those alone that WORKDIR can not replace', () => {
    check(`
      FROM debian
      RUN tar -xf a.tar && cd a && make
      RUN make && (cd a && make)
    `);
  });

  it('is silent in a subshell, which goes to a folder for some commands only', () => {
    check('FROM alpine:3.20\nRUN (cd /out && find . | sort > /tmp/sums) && mv /tmp/sums /out\n');
  });
});
