import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { buildToolsShipped } from './build-tools-shipped';

const check = checkRule(buildToolsShipped);

describe('build-tools-shipped', () => {
  it('reports compilers and headers that are installed in what ships', () => {
    check(`
      FROM python:3.12-slim
      RUN apt-get update && apt-get install -y curl gcc=4:12.2 libpq-dev make pkg-config
    #                                               ^^^^^^^^^^ build-tools-shipped information: Build tools end up in the image: gcc, libpq-dev, make … (+1). Install them in a stage that builds, and copy what comes out.
      CMD ["app"]
    `);
    for (const [install, tool] of [
      ['apk add --no-cache build-base', 'build-base'],
      ['dnf install -y libffi-devel', 'libffi-devel'],
      ['yum groupinstall -y "Development Tools"', '"Development Tools"'],
      ['apk add openjdk17', 'openjdk17'],
      ['zypper in -y cmake', 'cmake'],
    ] as const) {
      const mark = `#     ${' '.repeat(install.indexOf(tool))}${'^'.repeat(tool.length)} build-tools-shipped`;
      check(`  FROM example/base:1\n  RUN ${install}\n${mark}\n  CMD ["app"]\n`);
    }
  });

  it('names the target, and sees what ships below it', () => {
    check(`
      FROM alpine:3.20 AS base
      RUN apk add --no-cache gcc musl-dev
    #                        ^^^ build-tools-shipped: Build tools end up in target 'app': gcc, musl-dev. Install them in a stage that builds, and copy what comes out.
      FROM base AS app
      CMD ["app"]
    `);
  });

  it('says nothing of builders, and of what the same RUN takes away again', () => {
    check(`
      FROM alpine:3.20 AS build
      RUN apk add --no-cache gcc
      FROM alpine:3.20
      RUN apk add --no-cache --virtual .build gcc musl-dev && make && apk del .build
      RUN apk add --no-cache curl libpq
      COPY --from=build /a /a
      CMD ["/a"]
    `);
    check('FROM debian:12\nRUN apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc\nCMD ["a"]\n');
  });

  it('only hints where nothing is started, and at what programs may need as well', () => {
    check(`
      FROM debian:12
      RUN apt-get install -y gcc
    #                        ^^^ build-tools-shipped hint
    `);
    check(`
      FROM debian:12
      RUN apt-get install -y make git
    #                        ^^^^ build-tools-shipped hint
      CMD ["make", "run"]
    `);
  });

  it('reports a base that is made for building, with what would do', () => {
    const [finding] = check(`
      FROM node:20 AS web
      FROM eclipse-temurin:21-jdk
    #      ^^^^^^^^^^^^^^^^^^^^^^ build-tools-shipped information: 'eclipse-temurin:21-jdk' is made for building, and ships in the image. A finished program runs on 'eclipse-temurin:21-jre'.
      COPY app.jar /
      COPY --from=web /dist /dist
      CMD ["java", "-jar", "/app.jar"]
    `);
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, 'eclipse-temurin:21-jre');
    check(`
      FROM amazoncorretto:21
    #      ^^^^^^^^^^^^^^^^^ build-tools-shipped: 'amazoncorretto:21' is made for building, and ships in the image.
      CMD ["java", "-jar", "/app.jar"]
    `);
  });

  it('changes no base under what still compiles', () => {
    const [finding] = check(`
      FROM node:20 AS web
      FROM golang:1.22
    #      ^^^^^^^^^^^ build-tools-shipped
      RUN go build -o /app .
      CMD ["/app"]
    `);
    assert.equal(finding?.fixes, undefined);
  });

  it('leaves a file of one stage that compiles to single-stage-build, and containers for development alone', () => {
    check('FROM golang:1.22\nRUN go build -o /app .\nCMD ["/app"]\n');
    check('FROM mcr.microsoft.com/devcontainers/go:1\nCMD ["sleep", "infinity"]\n');
  });

  it('only hints in images that people work in', () => {
    check(`
      FROM debian:12
      RUN apt-get install -y gcc
    #                        ^^^ build-tools-shipped hint
      CMD ["bash"]
    `);
    check(`
      FROM debian:12
      RUN apt-get install -y openjdk-21-jdk maven
    #                        ^^^^^^^^^^^^^^ build-tools-shipped hint
      CMD ["app"]
    `);
  });
});
