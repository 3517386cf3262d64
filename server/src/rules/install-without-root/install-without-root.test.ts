import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { installWithoutRoot } from './install-without-root';

const check = checkRule(installWithoutRoot);

describe('install-without-root', () => {
  it('reports packages behind a USER, and changes to root for them', () => {
    const [finding] = check(`
      FROM debian:12
      RUN useradd app
      USER app:app
      RUN apt-get update && apt-get install -y curl
    #     ^^^^^^^^^^^^^^ install-without-root error: 'apt-get update' needs root, and this RUN belongs to 'app', whom the USER above names. Install above it, or change to root for this RUN.
      CMD ["app"]
    `);
    assert.deepEqual(
      finding?.fixes?.[0]?.edits.map(({ newText }) => newText),
      ['USER root\n', '\nUSER app:app'],
    );
    for (const line of [
      'apk add --no-cache curl',
      'dnf install -y curl',
      'microdnf install curl',
      'sh -c "apt-get update"',
    ]) {
      const [one] = findings(`FROM example/base:1\nUSER 1000\nRUN ${line}\n`);
      assert.equal(one?.range.start.line, 2, line);
    }
  });

  it('follows USER through the stages below', () => {
    check(`
      FROM node:22-alpine AS base
      USER node
      FROM base AS app
      RUN apk add --no-cache git
    #     ^^^^^^^ install-without-root
      USER root
      RUN apk add --no-cache git
    `);
  });

  it('is silent about root, users that nobody knows, and commands that become root or write elsewhere', () => {
    for (const [user, line] of [
      ['root', 'apk add git'],
      ['0:0', 'apk add git'],
      ['$WHO', 'apk add git'],
      ['app', 'sudo apt-get install -y git'],
      ['app', 'su root -c "apt-get install -y git"'],
      ['app', 'fakeroot apt-get install -y git'],
      ['app', 'apk add --root /tmp/x git'],
      ['app', 'apt-get -s install git'],
      ['app', 'apt-get download git'],
      ['app', 'npm install && pip install x'],
      ['app', 'echo apt-get install'],
    ] as const) {
      check(`FROM debian:12\nUSER ${user}\nRUN ${line}\n`);
    }
    check('FROM debian:12\nRUN apt-get update\n');
  });
});

function findings(text: string) {
  return findingsOf(installWithoutRoot, snapshotOf(text));
}
