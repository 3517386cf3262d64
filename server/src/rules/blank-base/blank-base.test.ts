import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { blankBase } from './blank-base';

const check = checkRule(blankBase);

describe('blank-base', () => {
  it('finds a base that is no image name', () => {
    check(`
      FROM alpine:
    #      ^^^^^^^ blank-base error: 'alpine:' is no valid image name.
      FROM Alpine
    #      ^^^^^^ blank-base error: 'Alpine' is no stage above, and no image either: image names are lower-case.
      COPY --from=a//b / /
    #             ^^^^ blank-base error: 'a//b' is no valid image name.
    `);
  });

  it('finds a variable that nobody declares, so that no build can set it', () => {
    check(`
      FROM $BASE AS app
    #      ^^^^^ blank-base error: '$BASE' is empty, so stage 'app' has no base.
      FROM alpine:$VERSION
    #      ^^^^^^^^^^^^^^^ blank-base error: 'alpine:' is no valid image name.
    `);
  });

  it('leaves a base that a build has to set to another rule, and only hints at such a platform, once', () => {
    check(`
      ARG BASE
      ARG WHERE
      FROM $BASE AS a
      FROM --platform=$WHERE alpine AS b
    #                 ^^^^^^ blank-base hint: Only a build with --build-arg WHERE=… has a valid platform here.
      FROM --platform=$WHERE alpine AS c
    `);
  });

  it('warns of a default that no build can use', () => {
    check(`
      ARG IMAGE=Golang
      FROM $IMAGE
    #      ^^^^^^ blank-base warning
    `);
  });

  it('finds platforms that are none', () => {
    check(`
      FROM --platform=linux/amd64/v8/x alpine
    #                 ^^^^^^^^^^^^^^^^ blank-base error: 'linux/amd64/v8/x' is no platform; write it like linux/arm64.
      FROM --platform=$NOPE alpine
    #                 ^^^^^ blank-base error: The platform '$NOPE' is empty.
    `);
  });

  it('knows the stage that was meant by a name that is no image', () => {
    const [finding] = check(`
      FROM golang AS builder
      FROM builder-
    #      ^^^^^^^^ blank-base error: 'builder-' is no stage, and no valid image name; did you mean stage 'builder'?
    `);
    assert.equal(finding.replacement, 'builder');
    assert.deepEqual(relatedOf(finding), ["1 Stage 'builder' begins here"]);
  });

  it('says nothing twice: not of a stage in capital letters, not of a FROM that can not be read', () => {
    check(`
      FROM golang AS builder
      FROM Builder
    `);
    check(`
      FROM FROM golang AS builder
    `);
    check(`
      FROM
    `);
  });

  it('is silent about all that has a value', () => {
    check(`
      ARG VERSION=3.20
      ARG IMAGE=alpine:$VERSION
      FROM --platform=$BUILDPLATFORM $IMAGE AS base
      FROM base-\${TARGETARCH:-x}
      FROM \${NOPE:-alpine}
      FROM localhost:5000/team/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    `);
  });
});
