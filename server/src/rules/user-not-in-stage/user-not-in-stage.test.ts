import { checkRule } from '../../../../test/support/fixture';
import { userNotInStage } from './user-not-in-stage';

const check = checkRule(userNotInStage);

describe('user-not-in-stage', () => {
  it('reports an owner that is made only further down', () => {
    check(`
      FROM golang:1.25-alpine AS builder
      RUN adduser -D app
      FROM alpine:3.22
      COPY --from=builder --chown=app:app /app ./
    #                             ^^^ user-not-in-stage warning: 'app' is no user in stage #1 yet, so these files become root's: create the user above.
      RUN adduser -D app
      USER app
    `);
  });

  it('reports a user whom nobody makes', () => {
    check(`
      FROM node:22 AS build
      FROM python:3.13-slim
      RUN apt-get update && apt-get install -y libpq5
      COPY --from=build /dist /dist
      USER node
    #      ^^^^ user-not-in-stage warning: 'node' is no user in stage #1 yet: whatever runs as such fails. Create the user above.
      CMD ["app"]
    `);
  });

  it('knows that nobody is in scratch', () => {
    check(`
      FROM golang:1.25 AS builder
      RUN useradd app
      FROM scratch
      COPY --from=builder --chown=app /app /app
    #                             ^^^ user-not-in-stage error: Stage #1 has no /etc/passwd in which 'app' could stand: write a number.
      USER app
    #      ^^^ user-not-in-stage error
      ENTRYPOINT ["/app"]
    `);
  });

  it('is silent about the users that images have, numbers and variables', () => {
    for (const [image, user] of [
      ['node:22', 'node'],
      ['debian:12', 'www-data'],
      ['alpine:3.22', 'nobody'],
      ['gcr.io/distroless/static-debian12', 'nonroot:nonroot'],
      ['mcr.microsoft.com/dotnet/aspnet:9.0', 'app'],
      ['ubuntu:24.04', 'ubuntu'],
      ['scratch', '10001:10001'],
      ['alpine:3.22', '$WHO'],
      ['nginx:alpine', 'someone'],
      ['example/app:1', 'app'],
    ]) {
      check(`FROM ${image}\nCOPY --chown=${user} a /a\nUSER ${user}\nCMD ["a"]\n`);
    }
  });

  it('is silent where something above makes the user, or may', () => {
    for (const line of [
      'RUN useradd -r app',
      'RUN addgroup -S "$USER" && adduser -S "$USER"',
      "RUN echo 'app:x:1000:1000::/:' >> /etc/passwd",
      'RUN apt-get update && apt-get install -y myapp-server',
      'RUN ./setup.sh',
      'COPY --from=tools /etc/passwd /etc/passwd',
      'COPY --from=tools /etc/ /etc/',
      'COPY --from=tools / /',
      'ADD rootfs.tar.gz /',
    ]) {
      check(`FROM debian:12 AS tools\nFROM debian:12\n${line}\nCOPY --chown=app a /a\nUSER app\nCMD ["a"]\n`);
    }
    check(`
      FROM debian:12 AS base
      RUN useradd app
      FROM base
      USER app
      CMD ["a"]
    `);
  });

  it('is silent about a USER in a stage that ships nowhere and runs nothing more', () => {
    check('FROM debian:12 AS build\nUSER app\nFROM debian:12\nCOPY --from=build /a /a\n');
  });
});
