import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { cacheMountPath } from './cache-mount-path';

const check = checkRule(cacheMountPath);

function fixed(text: string): string {
  const [finding] = findingsOf(cacheMountPath, snapshotOf(text));
  return applied(text, [...(finding?.fixes?.[0]?.edits ?? [])]);
}

describe('cache-mount-path', () => {
  it('finds a cache in the home directory of another user', () => {
    check(`
      FROM node:24 AS deps
      USER node
      RUN --mount=type=cache,target=/root/.npm npm ci
    #                               ^^^^^^^^^^ cache-mount-path information: In stage 'deps', npm runs with the home directory /home/node, so that it keeps nothing here: the cache belongs to /home/node/.npm.
      FROM node:24
      RUN --mount=type=cache,target=/home/node/.npm npm ci
    #                               ^^^^^^^^^^^^^^^ cache-mount-path
    `);
  });

  it('is silent where it is right, where another mount is, and where nobody can know', () => {
    check(`
      FROM node:24
      RUN --mount=type=cache,target=/root/.npm npm ci
      RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/home/node/.npm npm ci
      RUN --mount=type=cache,target=/home/node/.npm true
      USER app
      RUN --mount=type=cache,target=/root/.npm npm ci
      FROM example.com/node
      RUN --mount=type=cache,target=/home/ci/.npm npm ci
    `);
  });

  it('finds a cache of APT that two builds may use at once', () => {
    check(`
      FROM debian:13
      RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,sharing=shared,target=/var/lib/apt apt-get install -y a
    #                               ^^^^^^^^^^^^^^ cache-mount-path information: Two builds may use this cache at once in stage #0, and APT fails when another one holds its lock. Add sharing=locked.
    #                                                                                       ^^^^^^^^^^^^ cache-mount-path
      RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get install -y a
      RUN --mount=type=cache,target=/var/cache/apt,sharing=private apt-get install -y a
      RUN --mount=type=cache,target=/var/cache/apt true
      RUN --mount=type=bind,target=/var/cache/apt apt-get install -y a
    `);
  });

  it('mounts it elsewhere', () => {
    assert.equal(
      fixed('FROM node:24\nUSER node\nRUN --mount=type=cache,target=/root/.npm npm ci\n'),
      'FROM node:24\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci\n',
    );
  });

  it('locks it', () => {
    assert.equal(
      fixed('FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y a\n'),
      'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get install -y a\n',
    );
    assert.equal(
      fixed('FROM debian:13\nRUN --mount=type=cache,sharing=shared,target=/var/cache/apt apt-get install -y a\n'),
      'FROM debian:13\nRUN --mount=type=cache,sharing=locked,target=/var/cache/apt apt-get install -y a\n',
    );
  });
});
