import { checkRule } from '../../../../test/support/fixture';
import { sourcesShipped } from './sources-shipped';

const check = checkRule(sourcesShipped);

describe('sources-shipped', () => {
  it('reports the folder of the sources that is copied as a whole, or one above it', () => {
    check(`
      FROM golang:1.22 AS build
      WORKDIR /go/src/app
      COPY . .
      RUN go build -o /app .
      FROM alpine:3.20 AS app
      COPY --from=build /go/src/app /app
    #                   ^^^^^^^^^^^ sources-shipped information: This takes the sources of stage 'build' along into 'app'. Copy what it builds.
      COPY --from=build /go/src/ /src
    #                   ^^^^^^^^ sources-shipped
      COPY --from=build /go/src/app/bin/app /bin/app
    `);
  });

  it('follows WORKDIR through the stages that a builder stands on', () => {
    check(`
      FROM maven:3.9-eclipse-temurin-21 AS base
      WORKDIR /code
      FROM base AS build
      COPY ./ app/
      FROM eclipse-temurin:21-jre
      COPY --from=build /code/app/target/app.jar /
      COPY --from=build /code/app .
    #                   ^^^^^^^^^ sources-shipped
    `);
  });

  it('reports the whole context next to what a builder made of it', () => {
    check(`
      FROM rust:1.80 AS build
      WORKDIR /src
      COPY . .
      RUN cargo build --release
      FROM debian:12-slim
      COPY --from=build /src/target/release/app /app
      COPY . /srv
    #      ^ sources-shipped: The whole build context ends up in #1, next to what stage 'build' makes of it. Copy what the program needs to run.
    `);
  });

  it('says nothing of languages whose sources are the program', () => {
    check('FROM node:20 AS build\nWORKDIR /app\nCOPY . .\nFROM node:20-slim\nCOPY --from=build /app /app\nCOPY . .\n');
    check(
      'FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nFROM python:3.12-slim\nCOPY --from=build /src/app /app\nCOPY . .\n',
    );
  });

  it('says nothing of what is built beside the sources, and of stages that do not ship', () => {
    check('FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nFROM alpine:3.20\nCOPY --from=build /app /app\n');
    check('FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nFROM alpine:3.20 AS test\nCOPY --from=build /src /src\n');
    check(
      'FROM golang:1.22 AS build\nARG DIR\nWORKDIR $DIR\nCOPY . .\nFROM alpine:3.20\nCOPY --from=build /src /src\n',
    );
  });
});
