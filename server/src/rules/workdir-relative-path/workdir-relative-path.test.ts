import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { workdirRelativePath } from './workdir-relative-path';

const check = checkRule(workdirRelativePath);

describe('workdir-relative-path', () => {
  it('finds the first WORKDIR that begins where the image is', () => {
    const [finding] = check(`
      FROM nginx AS web
      WORKDIR html
    #         ^^^^ workdir-relative-path warning: 'html' depends on the working directory of the base image of stage 'web'; begin the path with a slash.
      WORKDIR css
    `);
    assert.equal(finding.fixes?.[0]?.edits[0]?.newText, '/html');
    assert.equal(finding.hadolintRule, 'DL3000');
  });

  it('is silent behind an absolute one, in stages below too', () => {
    check(`
      FROM nginx AS base
      WORKDIR /srv
      FROM base
      WORKDIR html
    `);
  });

  it('fills in variables, and leaves alone what a build decides', () => {
    check(`
      FROM scratch
      ENV HERE=app
      WORKDIR $HERE/x
    #         ^^^^^^^ workdir-relative-path
      FROM scratch
      ENV HERE=/app
      WORKDIR $HERE
      FROM scratch
      ARG HERE
      WORKDIR $HERE
      FROM debian
      WORKDIR $UNKNOWN/x
    `);
  });

  it('takes a path of Windows for absolute', () => {
    check(`
      FROM mcr.microsoft.com/windows/servercore:ltsc2025
      WORKDIR C:/app
    `);
  });

  it('finds what a base triggers', () => {
    check(`
      FROM debian AS base
      ONBUILD WORKDIR x
      FROM base
    #      ^^^^ workdir-relative-path
    `);
  });
});
