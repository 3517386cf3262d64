import { checkRule } from '../../../../test/support/fixture';
import { untaggedImage } from './untagged-image';

const check = checkRule(untaggedImage);

describe('untagged-image', () => {
  it('reports an image without a tag, in any stage', () => {
    check(`
      FROM golang AS builder
    #      ^^^^^^ untagged-image warning: 'golang' has no tag: each build may get another version. Say which one you mean.
      FROM ghcr.io/example/base
    #      ^^^^^^^^^^^^^^^^^^^^ untagged-image
      COPY --from=builder /app /app
    `);
  });

  it('reports images in COPY --from and in mounts as well', () => {
    check(`
      FROM php:8.3-fpm
      COPY --from=composer /usr/bin/composer /usr/bin/
    #             ^^^^^^^^ untagged-image
      RUN --mount=from=docker/buildx-bin,target=/x true
    #                  ^^^^^^^^^^^^^^^^^ untagged-image
    `);
  });

  it('says nothing of tags, digests, stages and scratch', () => {
    check(`
      FROM golang:1.22 AS builder
      FROM builder AS test
      FROM alpine@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
      FROM registry.example.com:5000/app:1
      FROM scratch
      COPY --from=builder /app /app
      COPY --from=0 /app /app
    `);
  });

  it('says nothing where a build argument may bring the tag', () => {
    check(`
      ARG BASE
      ARG IMAGE=alpine
      FROM $BASE
      FROM \${IMAGE}
      FROM \${REGISTRY}golang
    `);
  });

  it('is milder about what only one machine or build knows by this name, and where there are no versions', () => {
    check(`
      FROM our-base
    #      ^^^^^^^^ untagged-image information
      COPY --from=deps /a /a
    `);
    check(`
      FROM "gcr.io/distroless/static"
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^ untagged-image information: 'gcr.io/distroless/static' has no tag: each build may get another version. Say which one you mean.
    `);
  });

  it('leaves mistyped stages to unknown-stage', () => {
    check(`
      FROM golang:1.22 AS builder
      FROM bilder
    `);
  });
});
