import assert from 'node:assert/strict';
import { checkRule, findingsOf, relatedOf, snapshotOf } from '../../../../test/support/fixture';
import { undefinedArgInFrom } from './undefined-arg-in-from';

const check = checkRule(undefinedArgInFrom);

describe('undefined-arg-in-from', () => {
  it('finds a variable of the base and of the platform that nobody declares', () => {
    const [platform] = check(`
      ARG MY_ARCH=amd64
      FROM --platform=linux/$MYARCH alpine:\${VERSION} AS a
    #                        ^^^^^^ undefined-arg-in-from warning: FROM knows no 'MYARCH'; did you mean 'MY_ARCH'?
    #                                        ^^^^^^^ undefined-arg-in-from: 'VERSION' is not declared in front of the first FROM, so it is always empty here.
    `);
    assert.deepEqual(
      platform.fixes?.map(({ title }) => title),
      ["Replace with 'MY_ARCH'", 'Declare ARG MYARCH in front of the first FROM'],
    );
  });

  it('says that an ARG of a stage is none for FROM', () => {
    check(`
      FROM alpine AS a
      ARG TAG=3
      FROM alpine:$TAG
    #              ^^^ undefined-arg-in-from: FROM does not see the ARG of a stage: declare 'TAG' in front of the first FROM.
    `);
  });

  it('advises where the variable has a default of its own', () => {
    check(`
      FROM alpine:\${TAG:-3}
    #               ^^^ undefined-arg-in-from information
    `);
  });

  it('knows the automatic arguments, and those without a default', () => {
    check(`
      ARG TAG
      FROM --platform=$BUILDPLATFORM alpine:$TAG
    `);
  });

  it('begins on the line of FROM, and says where the variable stands', () => {
    const [finding] = findingsOf(undefinedArgInFrom, snapshotOf('FROM \\\n  alpine$TAG\n'));
    assert.equal(finding.range.start.line, 0);
    assert.deepEqual(relatedOf(finding), ["2 'TAG' stands here"]);
  });
});
