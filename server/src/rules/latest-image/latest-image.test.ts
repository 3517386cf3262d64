import { checkRule } from '../../../../test/support/fixture';
import { latestImage } from './latest-image';

const check = checkRule(latestImage);

describe('latest-image', () => {
  it('reports the tag latest, in any stage and behind --from', () => {
    check(`
      FROM debian:latest AS builder
    #      ^^^^^^^^^^^^^ latest-image warning: 'debian:latest' is another version after each release. Name the one that you build for.
      FROM alpine:3.20
      COPY --from=builder /a /a
      COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/
    #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ latest-image
      RUN --mount=from=golang:latest,target=/x true
    #                  ^^^^^^^^^^^^^ latest-image
    `);
  });

  it('says nothing where a digest says which one, or of other tags', () => {
    check(`
      FROM debian:latest@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
      FROM debian:latest-slim
      FROM debian
    `);
  });

  it('says nothing where a build argument may bring another tag', () => {
    check(`
      ARG TAG=latest
      FROM debian:\${TAG}
      FROM debian:\${OTHER:-latest}
    `);
  });
});
