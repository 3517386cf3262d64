import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { healthCheckToolMissing } from './health-check-tool-missing';

const check = checkRule(healthCheckToolMissing);

describe('health-check-tool-missing', () => {
  it('reports a check with curl in a slim image, and installs it', () => {
    const [finding] = check(`
      FROM python:3.12-slim AS build
      RUN apt-get update && apt-get install -y curl
      FROM python:3.12-slim
      RUN useradd app
      WORKDIR /app
      COPY . .
      HEALTHCHECK --interval=30s CMD curl -f http://localhost:8000/ || exit 1
    #                                ^^^^ health-check-tool-missing warning: 'python' has no curl, and nothing in stage #1 installs it: each of these checks fails.
      CMD ["python", "app.py"]
    `);
    const edit = finding?.fixes?.[0]?.edits[0];
    assert.deepEqual(edit?.range.start, { line: 2, character: 21 });
    assert.equal(
      edit?.newText,
      '\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*',
    );
  });

  it('asks the wget of Alpine instead where no more than a page is wanted', () => {
    const [finding] = check(`
      FROM node:22-alpine
      HEALTHCHECK CMD curl -fsS http://localhost:3000/health || exit 1
    #                 ^^^^ health-check-tool-missing
      CMD ["node", "."]
    `);
    assert.deepEqual(finding?.fixes?.[0]?.edits, [
      {
        range: { start: { line: 1, character: 16 }, end: { line: 1, character: 26 } },
        newText: 'wget -qO /dev/null ',
      },
    ]);
    const [other] = check(`
      FROM node:22-alpine
      HEALTHCHECK CMD ["curl", "-X", "POST", "http://localhost:3000/health"]
    #                   ^^^^ health-check-tool-missing
      CMD ["node", "."]
    `);
    assert.deepEqual(
      other?.fixes?.map(({ title }) => title),
      ['Install curl'],
    );
  });

  it('knows that nothing is in images without a shell', () => {
    check(`
      FROM golang:1.25 AS build
      FROM gcr.io/distroless/static-debian12:nonroot
      COPY --from=build /app /app
      HEALTHCHECK CMD ["wget", "-q", "http://localhost/"]
    #                   ^^^^ health-check-tool-missing: 'gcr.io/distroless/static-debian12' has no wget, and nothing in stage #1 installs it: each of these checks fails.
      CMD ["/app"]
    `);
  });

  it('leaves what a shell would have to start there to no-shell', () => {
    check('FROM scratch\nCOPY app /app\nHEALTHCHECK CMD curl -f http://localhost/\nCMD ["/app"]\n');
  });

  it('is silent where something brings it, or may', () => {
    for (const line of [
      'RUN apt-get update && apt-get install -y ca-certificates curl',
      'RUN ./setup.sh',
      'RUN /opt/install',
      'RUN bash /tmp/x',
      'RUN make tools',
      'COPY --from=tools /usr/bin/curl /usr/bin/curl',
      'COPY --from=tools / /',
      'COPY --from=tools /out/ /usr/local/bin/',
      'ADD rootfs.tar /',
      'COPY out/ .',
    ]) {
      check(`
        FROM debian:12 AS tools
        FROM debian:12-slim
        ${line}
        HEALTHCHECK CMD curl -f http://localhost/ || exit 1
        CMD ["app"]
      `);
    }
    check(`
      FROM debian:12 AS base
      RUN apt-get update && apt-get install -y curl
      FROM base
      HEALTHCHECK CMD curl -f http://localhost/ || exit 1
      CMD ["app"]
    `);
  });

  it('is silent about images that have it, or that nobody knows, and about checks with another way out', () => {
    for (const image of [
      'node:22',
      'php:8.4-fpm',
      'nginx:alpine',
      'example/app:1',
      'eclipse-temurin:21-jre',
      '$BASE',
    ]) {
      check(`FROM ${image}\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\nCMD ["app"]\n`);
    }
    for (const line of ['wget -q http://localhost/', 'curl -f localhost || wget -q localhost', 'python -c 1', 'NONE']) {
      check(`FROM python:3.12-alpine\nHEALTHCHECK CMD ${line}\nCMD ["app"]\n`);
    }
    check('FROM debian:12\nHEALTHCHECK NONE\nCMD ["app"]\n');
  });

  it('is silent in a stage that ships nowhere', () => {
    check(`
      FROM debian:12 AS build
      HEALTHCHECK CMD curl -f http://localhost/
      FROM debian:12
      COPY --from=build /app /app
    `);
  });
});
