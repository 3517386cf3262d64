import { checkRule } from '../../../../test/support/fixture';
import { filesystemCopied } from './filesystem-copied';

const check = checkRule(filesystemCopied);

describe('filesystem-copied', () => {
  it('reports all files of a builder on top of what ships', () => {
    check(`
      FROM golang:1.22 AS build
      FROM alpine:3.20
      COPY --from=build / /
    # ^^^^^^^^^^^^^^^^^^^^^ filesystem-copied warning: All files of 'build' end up here, with its system and what it was built with. Copy what you need.
      COPY --from=debian:12 "/." "/"
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filesystem-copied
    `);
  });

  it('only hints where it makes one layer of many', () => {
    check(`
      FROM debian:12 AS rootfs
      FROM scratch AS flat
      COPY --from=rootfs / /
    # ^^^^^^^^^^^^^^^^^^^^^^ filesystem-copied hint
      FROM debian:12 AS squashed
      COPY --from=rootfs / /
    # ^^^^^^^^^^^^^^^^^^^^^^ filesystem-copied hint
    `);
  });

  it('says nothing of parts, of images and stages that only hold files, and of stages that only build', () => {
    check(`
      FROM scratch AS files
      COPY a /a
      FROM golang:1.22 AS build
      COPY --from=debian:12 / /
      FROM alpine:3.20
      COPY --from=files / /
      COPY --from=tonistiigi/xx:1.6 / /
      COPY --from=example/overlay:1 / /
      COPY --from=build /app /
      COPY --from=build / /app
      COPY / /
    `);
  });

  it('sees it in a piece without a FROM', () => {
    check(`
      COPY --from=build / /
    # ^^^^^^^^^^^^^^^^^^^^^ filesystem-copied
    `);
  });
});
