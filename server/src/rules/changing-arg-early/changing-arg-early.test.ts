import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { changingArgEarly } from './changing-arg-early';

const check = checkRule(changingArgEarly);

describe('changing-arg-early', () => {
  it('finds an argument that has the packages installed again', () => {
    check(`
      FROM debian:13 AS app
      ARG BUILD_DATE
    #     ^^^^^^^^^^ changing-arg-early information: BUILD_DATE changes with each build, so APT in stage 'app' never comes from the cache. Move it down to where it is used.
      ENV GIT_COMMIT=$COMMIT
    #     ^^^^^^^^^^ changing-arg-early
      RUN apt-get update && apt-get install -y curl
      LABEL created=$BUILD_DATE
      RUN echo $GIT_COMMIT > /version
    `);
  });

  it('is silent where it is used at once, or by nobody that is seen', () => {
    check(`
      FROM node:24
      ARG GIT_SHA
      RUN npm ci && echo $GIT_SHA
      LABEL sha=$GIT_SHA
      FROM node:24
      ARG GIT_SHA
      RUN npm ci
      FROM node:24
      ARG GIT_SHA
      LABEL sha=$GIT_SHA
      RUN npm ci
    `);
  });

  it('is silent about what stays for long, and above cheap steps', () => {
    check(`
      FROM node:24
      ARG NODE_VERSION VERSION=1 COMMIT_MESSAGE GIT_COMMIT=80870b227ded910971ecace4a0c136bf0ef46342
      ENV BUILD_ID=7
      RUN npm ci
      RUN echo $NODE_VERSION $VERSION $COMMIT_MESSAGE $BUILD_ID $GIT_COMMIT
      FROM node:24
      ARG GIT_SHA
      RUN mkdir /app
      RUN echo $GIT_SHA
    `);
  });

  it('moves it down', () => {
    const text = 'FROM node:24\nARG GIT_SHA\nRUN npm ci\nCOPY . .\nLABEL sha=$GIT_SHA\n';
    const [finding] = findingsOf(changingArgEarly, snapshotOf(text));
    assert.equal(
      applied(text, [...(finding.fixes?.[0].edits ?? [])]),
      'FROM node:24\nRUN npm ci\nCOPY . .\nARG GIT_SHA\nLABEL sha=$GIT_SHA\n',
    );
  });
});
