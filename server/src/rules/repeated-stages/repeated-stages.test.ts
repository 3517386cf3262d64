import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { repeatedStages } from './repeated-stages';

const check = checkRule(repeatedStages);

function fixed(text: string): string {
  const [finding] = findingsOf(repeatedStages, snapshotOf(text));
  const result = applied(text, [...(finding?.fixes?.[0]?.edits ?? [])]);
  if (result !== text) assert.equal(findingsOf(repeatedStages, snapshotOf(result)).length, 0, result);
  return result;
}

describe('repeated-stages', () => {
  it('finds stages that begin alike', () => {
    const [finding] = check(`
      FROM golang:1.25 AS api
      WORKDIR /src
      COPY go.mod .
      RUN go mod download
      RUN go build ./api
      FROM golang:1.25 AS web
    # ^^^^^^^^^^^^^^^^^^^^^^^ repeated-stages hint: 'web' repeats the first 3 instructions of 'api'. In a stage that both stand on, they would be written, and changed, in one place.
      WORKDIR /src
      COPY go.mod .
      RUN go mod download
      RUN go build ./web
    `);
    assert.equal(finding.related?.[0].range.start.line, 0);
  });

  it('is silent about another base or platform, cheap instructions and triggers', () => {
    check(`
      FROM golang:1.25 AS a
      RUN apt-get update
      RUN make
      FROM golang:1.24 AS b
      RUN apt-get update
      RUN make
      FROM --platform=$BUILDPLATFORM golang:1.25 AS c
      RUN apt-get update
      RUN make
      FROM debian:13 AS d
      WORKDIR /a
      ENV A=1
      RUN make
      FROM debian:13 AS e
      WORKDIR /a
      ENV A=1
      RUN make
      FROM alpine AS f
      ONBUILD RUN a
      RUN make
      RUN make test
      FROM alpine AS g
      ONBUILD RUN a
      RUN make
      RUN make test
    `);
  });

  it('can put them into a stage of their own', () => {
    assert.equal(
      fixed(
        '# syntax=docker/dockerfile:1\n\nFROM x AS tools\n\n# the first\nFROM --platform=$BUILDPLATFORM a AS b\nRUN 1\n# why\nRUN 2\nRUN 3\n\nFROM --platform=$BUILDPLATFORM a AS c\nRUN 1\nRUN 2\nRUN 4\n',
      ),
      '# syntax=docker/dockerfile:1\n\nFROM x AS tools\n\nFROM --platform=$BUILDPLATFORM a AS base\nRUN 1\n# why\nRUN 2\n\n# the first\nFROM --platform=$BUILDPLATFORM base AS b\nRUN 3\n\nFROM --platform=$BUILDPLATFORM base AS c\nRUN 4\n',
    );
  });

  it('can let one stand on the other', () => {
    assert.equal(
      fixed('FROM a AS b\nRUN 1\nRUN 2\n\nFROM a AS c\nRUN 1\nRUN 2\nRUN 4\n'),
      'FROM a AS b\nRUN 1\nRUN 2\n\nFROM b AS c\nRUN 4\n',
    );
  });

  it('has no fix where stages are called by their numbers', () => {
    const text = 'FROM a\nRUN 1\nRUN 2\nRUN 3\nFROM a\nRUN 1\nRUN 2\nCOPY --from=0 /a /b\n';
    assert.equal(fixed(text), text);
  });
});
