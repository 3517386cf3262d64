import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { copyFromMissingPath } from './copy-from-missing-path';

const check = checkRule(copyFromMissingPath);

describe('copy-from-missing-path', () => {
  it('reports a path of the root where the stage works in a folder', () => {
    const [first, second] = check(`
      FROM golang:1.25 AS builder
      RUN apt-get update && apt-get install -y git
      WORKDIR /src
      COPY . .
      RUN go build -o server .
      FROM alpine:3.22
      COPY --from=builder /app/server /server
    #                     ^^^^^^^^^^^ copy-from-missing-path warning: Nothing in stage 'builder' makes '/app': it works in '/src'.
      COPY --from=builder server /server
    #                     ^^^^^^ copy-from-missing-path
    `);
    assert.equal(first?.fixes?.[0]?.edits[0]?.newText, '/src/server');
    assert.equal(second?.fixes?.[0]?.edits[0]?.newText, '/src/server');
  });

  it('is milder where a configuration may say another folder', () => {
    check(`
      FROM node:22 AS build
      WORKDIR /app
      COPY . .
      RUN npm ci && npm run build
      FROM nginx:1.29
      COPY --from=build /dist /usr/share/nginx/html
    #                   ^^^^^ copy-from-missing-path information: Nothing in stage 'build' makes '/dist': it works in '/app'.
      COPY --from=build /code/node_modules /node_modules
    #                   ^^^^^^^^^^^^^^^^^^ copy-from-missing-path warning
    `);
  });

  it('looks into the stages below, and at variables', () => {
    check(`
      FROM maven:3.9-eclipse-temurin-21 AS base
      WORKDIR /work
      FROM base AS build
      COPY . .
      RUN ./mvnw package
      FROM eclipse-temurin:21-jre
      ARG FROM_DIR=/build/target
      COPY --from=build $FROM_DIR/app.jar /app.jar
    #                   ^^^^^^^^^^^^^^^^^ copy-from-missing-path: Nothing in stage 'build' makes '/build': it works in '/work'.
      COPY --from=build /work/target/app.jar /app.jar
      COPY --from=build $UNKNOWN/x /x
    `);
  });

  it('knows that scratch has no folders at all', () => {
    check(`
      FROM scratch AS files
      COPY conf /conf/
      FROM alpine:3.22
      COPY --from=files /etc/app /etc/app
    #                   ^^^^^^^^ copy-from-missing-path: Nothing in stage 'files' makes '/etc'.
      COPY --from=files /conf /conf
    `);
  });

  it('is silent where anything may make the folder', () => {
    for (const line of [
      'RUN mkdir /out',
      'RUN go build -o ../out/server',
      'ENV DIR=/out',
      'ARG DIR=/out',
      'COPY files /out/',
      'COPY --from=other / /',
      'COPY rootfs ../',
      'COPY rootfs $DIR',
      'WORKDIR /out/x',
      'WORKDIR /',
      'RUN make',
      'RUN ./build.sh',
      'RUN cd / && go build',
      'RUN cd .. && go build',
      'RUN cd $X && go build',
      'RUN git clone https://example.com/out',
      'RUN tar xzf x.tgz -C /',
    ]) {
      const last = line === 'WORKDIR /' ? 'RUN go build' : 'RUN echo';
      check(`
        FROM golang:1.25 AS other
        FROM golang:1.25 AS build
        WORKDIR /src
        ${line}
        ${last}
        FROM alpine:3.22
        COPY --from=build /out/server /server
      `);
    }
  });

  it('follows relative paths from the root on', () => {
    for (const line of ['WORKDIR out', 'COPY files out/', 'RUN mkdir -p out', 'RUN echo x > out', 'RUN ln -s /x out']) {
      check(`
        FROM debian:12 AS build
        ${line}
        WORKDIR /src
        FROM alpine:3.22
        COPY --from=build out/server /server
      `);
    }
  });

  it('is silent about the folders of systems, and about images that nobody knows', () => {
    for (const path of ['/etc/x', '/usr/local/bin/x', '/lib64', '/go/bin/x', '/', '/*', '.']) {
      check(`FROM golang:1.25 AS build\nWORKDIR /src\nFROM alpine:3.22\nCOPY --from=build ${path} /x/\n`);
    }
    for (const image of ['nginx:1.29', 'example/tools:1', '$IMAGE', 'mcr.microsoft.com/windows/nanoserver:ltsc2022']) {
      check(`FROM ${image} AS build\nWORKDIR /src\nFROM alpine:3.22\nCOPY --from=build /app /x/\n`);
    }
    check('FROM alpine:3.22\nCOPY --from=golang:1.25 /out /out\n');
  });
});
