import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { noCacheMount } from './no-cache-mount';

const check = checkRule(noCacheMount);

function fixed(text: string): string {
  const [finding] = findingsOf(noCacheMount, snapshotOf(text));
  const result = applied(text, [...(finding?.fixes?.[0]?.edits ?? [])]);
  if (finding) assert.equal(findingsOf(noCacheMount, snapshotOf(result)).length, 0, result);
  return result;
}

describe('no-cache-mount', () => {
  it('names the directory that is worth a cache', () => {
    check(`
      FROM node:24 AS build
      RUN npm ci
    #     ^^^^^^ no-cache-mount hint: Whenever this runs again, npm downloads everything anew. In stage 'build', --mount=type=cache,target=/root/.npm would keep it between builds.
      FROM python:3.13
      RUN pip install -r requirements.txt && python3 -m pip install x
    #     ^^^^^^^^^^^ no-cache-mount hint
    `);
  });

  it('speaks of a tool once in a stage where all its RUNs want the same mount', () => {
    check(`
      FROM golang:1.25
      RUN go mod download
    #     ^^^^^^ no-cache-mount
      RUN go build -o /a .
    `);
  });

  it('is silent where a mount is there, also for a directory above or inside', () => {
    check(`
      FROM python:3.13
      RUN --mount=type=cache,target=/root/.cache pip install a
      RUN --mount=type=cache,target=/root/.cache/pip/http pip install a
      RUN --mount=type=cache,target=$CACHE pip install a
    `);
  });

  it('is silent where no cache is wanted', () => {
    check(`
      FROM python:3.13
      ENV PIP_NO_CACHE_DIR=1
      RUN pip install a
      FROM python:3.13
      RUN pip install --no-cache-dir a
      FROM node:24
      RUN npm ci && npm cache clean --force
      FROM alpine:3.22
      RUN apk add curl
      FROM mcr.microsoft.com/dotnet/sdk:9.0
      RUN dotnet build --no-restore
    `);
  });

  it('is silent where an image, a user or a variable decides about the directory', () => {
    check(`
      ARG BASE
      FROM $BASE
      RUN npm ci
      FROM example.com/tools
      RUN npm ci
      FROM node:24
      USER app
      RUN npm ci
      FROM golang:1.25
      ENV GOPATH=/gopath
      RUN go build .
    `);
  });

  it('is silent about what other stages find in the directory', () => {
    check(`
      FROM golang:1.25 AS deps
      RUN go mod download
      FROM deps AS build
      RUN go build -o /a .
      FROM maven:3 AS fetch
      RUN mvn -B dependency:go-offline
      FROM maven:3
      COPY --from=fetch /root/.m2 /root/.m2
    `);
  });

  it('adds the mount, for the user who runs it', () => {
    assert.equal(
      fixed('FROM node:24\nRUN npm ci\n'),
      'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    );
    assert.equal(
      fixed('FROM node:24\nUSER node\nRUN npm ci\n'),
      'FROM node:24\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci\n',
    );
  });

  it('adds it to each RUN of the stage that needs what was downloaded', () => {
    assert.equal(
      fixed('FROM maven:3\nRUN mvn dependency:go-offline\nRUN mvn -o package\nRUN mvn --version\n'),
      'FROM maven:3\nRUN --mount=type=cache,target=/root/.m2 mvn dependency:go-offline\nRUN --mount=type=cache,target=/root/.m2 mvn -o package\nRUN mvn --version\n',
    );
  });

  it('keeps the lists of APT, which its mount takes out of the image', () => {
    const mounts =
      '--mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt/lists,sharing=locked';
    assert.equal(
      fixed(
        'FROM debian:13\nRUN apt-get update \\\n && apt-get install -y curl \\\n && apt-get clean \\\n && rm -rf /var/lib/apt/lists/* \\\n && true\n',
      ),
      `FROM debian:13\nRUN ${mounts} apt-get update \\\n && apt-get install -y curl \\\n && true\n`,
    );
    assert.equal(
      fixed('FROM debian:13\nRUN <<EOF\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n'),
      `FROM debian:13\nRUN ${mounts} <<EOF\napt-get update\napt-get install -y curl\nEOF\n`,
    );
    assert.equal(
      fixed('FROM debian:13\nRUN set -eux; apt-get install -y curl; rm -rf /var/lib/apt/lists/* /tmp/x\n'),
      `FROM debian:13\nRUN ${mounts} set -eux; apt-get install -y curl; rm -rf /var/lib/apt/lists/* /tmp/x\n`,
    );
  });

  it('comes to an end with flags that never do', () => {
    for (const flags of ['-o '.repeat(150), `-${'a-'.repeat(200)}`, '--a-- '.repeat(80)]) {
      check(`FROM debian:13\nRUN apt-get ${flags} x\nRUN yarn ${flags} x\nRUN npm ${flags} x\nRUN pip ${flags} x\n`);
    }
  });

  it('is silent where a stage works on a drive of Windows', () => {
    check('FROM golang:1.25 AS build\nWORKDIR C:/app\nRUN go build -o app.exe .\n');
  });
});
