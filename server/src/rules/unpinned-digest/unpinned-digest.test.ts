import { checkRule } from '../../../../test/support/fixture';
import { unpinnedDigest } from './unpinned-digest';

const check = checkRule(unpinnedDigest);

describe('unpinned-digest', () => {
  it('reports an image without a digest, with or without a tag', () => {
    check(`
      FROM golang:1.22 AS builder
    #      ^^^^^^^^^^^ unpinned-digest information: 'golang:1.22' is not pinned: its makers can move the tag. Add @sha256:…
      FROM alpine
    #      ^^^^^^ unpinned-digest
      COPY --from=builder /a /a
      COPY --from=tonistiigi/xx:1.6 / /
    #             ^^^^^^^^^^^^^^^^^ unpinned-digest
    `);
  });

  it('says nothing of digests, stages, scratch, and where a build argument may bring one', () => {
    check(`
      ARG BASE=alpine:3.20
      FROM alpine:3.20@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d AS builder
      FROM builder
      FROM $BASE
      FROM scratch
    `);
  });
});
