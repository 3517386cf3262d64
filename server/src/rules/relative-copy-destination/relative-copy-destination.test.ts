import { checkRule } from '../../../../test/support/fixture';
import { relativeCopyDestination } from './relative-copy-destination';

const check = checkRule(relativeCopyDestination);

describe('relative-copy-destination', () => {
  it('finds relative destinations where no WORKDIR stands above', () => {
    check(`
      FROM debian
      COPY app.js app.js
    #             ^^^^^^ relative-copy-destination information: Where 'app.js' is depends on the base image, as no WORKDIR stands above in stage #0: set one, or write an absolute path.
      COPY --from=golang . .
    #                      ^ relative-copy-destination
      ADD a.tar "lib/"
    #           ^^^^^^ relative-copy-destination
      WORKDIR /app
      COPY . .
    `);
  });

  it('knows the WORKDIR of the stages below', () => {
    check(`
      FROM debian AS base
      WORKDIR /usr
      FROM base AS between
      FROM between
      COPY a b
      FROM debian
      COPY a b
    #        ^ relative-copy-destination
    `);
  });

  it('is silent about absolute paths, variables, and paths of Windows', () => {
    check(`
      FROM debian
      COPY a /b
      COPY a "/b"
      COPY a $DIR
      COPY a "\${DIR}/b"
      COPY a c:/b
      COPY a "c:\\\\b"
    `);
  });

  it('is silent on scratch, and in triggers, which run in another stage', () => {
    check(`
      FROM scratch
      COPY a .
      FROM debian
      ONBUILD COPY a .
    `);
  });

  it('only hints in a stage that ships nowhere', () => {
    check(`
      FROM golang:1.23 AS build
      COPY go.mod ./
    #             ^^ relative-copy-destination hint
      FROM alpine:3.20
      COPY --from=build /go/app /app
    `);
  });
});
