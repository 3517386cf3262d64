import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { namedUser } from './named-user';

const check = checkRule(namedUser);

describe('named-user', () => {
  it('points out the last USER of a target that is a name', () => {
    check(`
      FROM debian:12
      USER foo
      USER app:app
    #      ^^^^^^^ named-user hint: The user in the image is a name, by which nobody can tell that it is not root. Use its number.
    `);
  });

  it('says nothing of numbers, of variables, of root and of stages that do not end a target', () => {
    check('FROM debian:12\nUSER 1000\n');
    check('FROM debian:12\nUSER 1000:app\n');
    check('FROM debian:12\nARG APP_UID\nUSER ${APP_UID}\n');
    check('FROM debian:12\nUSER root\n');
    check('FROM golang:1.22 AS builder\nUSER app\nFROM scratch\nCOPY --from=builder /a /a\n');
    check('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser\n');
  });

  it('knows the numbers of users that images come with', () => {
    const [finding] = check('  FROM node:20\n  USER node\n#      ^^^^ named-user\n');
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, '1000');
    const [other] = check('  FROM debian:12\n  USER node\n#      ^^^^ named-user\n');
    assert.equal(other?.fixes, undefined);
  });
});
