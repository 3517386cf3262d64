import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { secretFileCopied } from './secret-file-copied';

const check = checkRule(secretFileCopied);

function fixed(text: string): string {
  const [finding] = findingsOf(secretFileCopied, snapshotOf(text));
  return applied(text, [...(finding?.fixes?.[0]?.edits ?? [])]);
}

describe('secret-file-copied', () => {
  it('warns of keys in an image', () => {
    check(`
      FROM alpine AS app
      COPY .ssh /root/.ssh
    #      ^^^^ secret-file-copied warning: Stage 'app' copies .ssh into its image, where everyone who has the image can read it, even after an rm.
      COPY a.txt keys/id_rsa certs/server-key.pem /x/
    #            ^^^^^^^^^^^ secret-file-copied warning
    #                        ^^^^^^^^^^^^^^^^^^^^ secret-file-copied warning
      COPY deploy_key /root/.ssh/id_ed25519
    #      ^^^^^^^^^^ secret-file-copied warning
      ADD --chown=1:1 ["credentials.json", "/x/"]
    #                   ^^^^^^^^^^^^^^^^ secret-file-copied warning
      COPY --from=config /root/.aws/credentials /root/.aws/credentials
    #                    ^^^^^^^^^^^^^^^^^^^^^^ secret-file-copied warning
    `);
  });

  it('only informs of files that often have no secret in them', () => {
    check(`
      FROM node
      COPY package.json .npmrc .env ./
    #                   ^^^^^^ secret-file-copied information: Stage #0 copies .npmrc into its image. If there are secrets in it, everyone who has the image can read them, even after an rm.
    #                          ^^^^ secret-file-copied information
    `);
  });

  it('names the target whose image it ends up in', () => {
    check(`
      FROM alpine AS base
      COPY .netrc /root/
    #      ^^^^^^ secret-file-copied warning: Stage 'base' copies .netrc into the image of 'app', where everyone who has the image can read it, even after an rm.
      FROM base AS app
    `);
  });

  it('is milder in a stage that only feeds others', () => {
    check(`
      FROM alpine AS build
      COPY .netrc /root/
    #      ^^^^^^ secret-file-copied information: Stage 'build' copies .netrc. It ships nowhere, but secrets in it stay in the build cache: mount it with --mount=type=secret in the RUN that reads it.
      COPY .env .
    #      ^^^^ secret-file-copied hint
      FROM scratch
      COPY --from=build /a /a
    `);
  });

  it('is silent about examples, public keys and certificates', () => {
    check(`
      FROM alpine
      COPY .env.example /app/.env
      COPY id_rsa.pub authorized_keys known_hosts /root/.ssh/
      COPY known_hosts /root/.ssh
      COPY ca.pem cert.pem rds-combined-ca-bundle.pem nginx_signing.key public.key /etc/ssl/
      COPY .envrc environment.env src/auth.js credentials/ test/server.key /app/
      COPY <<.env /app/
      A=1
      .env
    `);
  });

  it('can mount it in the one RUN that reads it', () => {
    assert.equal(
      fixed('FROM node\nWORKDIR /app\nCOPY package.json .npmrc ./\nRUN npm ci\n'),
      'FROM node\nWORKDIR /app\nCOPY package.json ./\nRUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci\n',
    );
    assert.equal(
      fixed('FROM alpine\nCOPY .netrc /root/.netrc\nRUN git clone https://a/b\n'),
      'FROM alpine\nRUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://a/b\n',
    );
    for (const text of [
      'FROM node\nCOPY .npmrc ./\nRUN npm ci\n',
      'FROM node\nCOPY .npmrc /app/\nRUN npm ci\nRUN npm run build\n',
      'FROM node\nUSER node\nCOPY .npmrc /app/\nRUN npm ci\n',
    ])
      assert.equal(fixed(text), text);
  });
});
