import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { libcMismatch } from './libc-mismatch';

const check = checkRule(libcMismatch);

describe('libc-mismatch', () => {
  it('finds a Go program that is built with cgo and copied into Alpine', () => {
    const [finding] = check(`
      FROM golang:1.23 AS builder
      RUN go build -o /app .
      FROM alpine:3.20
      COPY --from=builder /app /app
    #                     ^^^^ libc-mismatch warning: Stage 'builder' builds with cgo, so that the program may need glibc, which 'alpine' of stage #1 does not have: set CGO_ENABLED=0.
    `);
    assert.deepEqual(relatedOf(finding), ['2 It is linked here']);
    assert.deepEqual(finding.fixes?.[0]?.edits, [
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } }, newText: 'CGO_ENABLED=0 ' },
    ]);
  });

  it('is silent where cgo is off, by a variable of the command, the stage or the script', () => {
    for (const off of [
      'RUN CGO_ENABLED=0 go build -o /app',
      'ENV CGO_ENABLED=0\n      RUN go build -o /app',
      'RUN export CGO_ENABLED=0 && go build -o /app',
    ]) {
      check(`
        FROM golang:1.23 AS builder
        ${off}
        FROM scratch
        COPY --from=builder /app /app
      `);
    }
  });

  it('is silent where the program is linked statically, or for another platform', () => {
    for (const build of [
      'go build -ldflags "-linkmode external -extldflags \'-static\'" -o /app',
      'GOARCH=$TARGETARCH go build -o /app',
      'go build -tags netgo -o /app',
    ]) {
      check(`
        FROM golang:1.23 AS builder
        RUN ${build}
        FROM scratch
        COPY --from=builder /app /app
      `);
    }
  });

  it('is silent where both have the same C library, and where nobody knows', () => {
    for (const base of ['debian:12-slim', 'gcr.io/distroless/base-debian12', 'nobody/knows:1', '$BASE']) {
      check(`
        ARG BASE
        FROM golang:1.23 AS builder
        RUN go build -o /app .
        FROM ${base}
        COPY --from=builder /app /app
      `);
    }
    check(`
      FROM golang:1.23-alpine AS builder
      RUN go build -o /app .
      FROM alpine:3.20
      COPY --from=builder /app /app
    `);
  });

  it('is silent about files that are no programs', () => {
    check(`
      FROM golang:1.23 AS builder
      RUN go build -o /app .
      FROM scratch
      COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
      COPY --from=builder /src/config.json /config.json
    `);
  });

  it('is silent where Alpine gets something that stands in for glibc', () => {
    check(`
      FROM golang:1.23 AS builder
      RUN go build -o /app .
      FROM alpine:3.20
      RUN apk add --no-cache gcompat
      COPY --from=builder /app /app
    `);
  });

  it('finds a Rust program that is linked against glibc', () => {
    check(`
      FROM rust:1.82 AS builder
      RUN cargo build --release
      FROM scratch
      COPY --from=builder /src/target/release/app /app
    #                     ^^^^^^^^^^^^^^^^^^^^^^^ libc-mismatch warning: Stage 'builder' links against glibc, which 'scratch' of stage #1 does not have: build for a musl target, or ship a glibc image such as distroless/cc.
    `);
  });

  it('is silent about Rust for a musl target, and on Alpine', () => {
    check(`
      FROM rust:1.82 AS builder
      RUN cargo build --release --target x86_64-unknown-linux-musl
      FROM scratch
      COPY --from=builder /src/target/release/app /app
    `);
    check(`
      FROM rust:1.82-alpine AS builder
      RUN cargo build --release
      FROM scratch
      COPY --from=builder /src/target/release/app /app
    `);
  });

  it('finds a C program by the name of the file that the compiler writes', () => {
    check(`
      FROM gcc:14 AS builder
      RUN gcc -O2 main.c -o /out/tool
      FROM alpine:3.20
      COPY --from=builder /out/tool /usr/bin/tool
    #                     ^^^^^^^^^ libc-mismatch warning
      COPY --from=builder /out/readme /readme
    `);
  });
});
