import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { runsAsRoot } from './runs-as-root';

const check = checkRule(runsAsRoot);

describe('runs-as-root', () => {
  it('reports a target whose last USER is root, by name or number', () => {
    for (const user of ['root', '0', 'root:root', '0:0']) {
      check(`
        FROM debian:12
        USER ${user}
      # ${'^'.repeat(5 + user.length)} runs-as-root warning: Programs run as root in the image: the last USER is ${user}.
        CMD ["app"]
      `);
    }
  });

  it('reports a target that stands on a stage with root, and names the target', () => {
    check(`
      FROM debian:12 AS base
      USER root
      FROM alpine:3.20 AS other
      USER 1000
      FROM base AS app
    #      ^^^^ runs-as-root warning: Programs run as root in target 'app': the last USER is root.
      CMD ["app"]
    `);
  });

  it('says nothing of stages that do not ship, nor of a target that goes back to another user', () => {
    check(`
      FROM golang:1.22 AS builder
      USER root
      RUN go build
      FROM debian:12
      USER root
      RUN apt-get update
      USER 1000
      COPY --from=builder /app /app
      CMD ["/app"]
    `);
  });

  it('says nothing of tests and development, even where they come last', () => {
    check(`
      FROM debian:12 AS app
      USER 1000
      CMD ["app"]
      FROM app AS test
      USER root
    `);
  });

  it('advises where no USER says otherwise, and only hints where nothing is started', () => {
    check(`
      FROM alpine:3.20
    #      ^^^^^^^^^^^ runs-as-root information: Programs run as root in the image: no USER says otherwise.
      CMD ["app"]
    `);
    check(`
      FROM alpine:3.20
    #      ^^^^^^^^^^^ runs-as-root hint: Programs run as root in the image: no USER says otherwise.
      RUN apk add --no-cache curl
    `);
  });

  it('knows images that run as somebody else, and servers that change to a user of their own', () => {
    for (const image of [
      'gcr.io/distroless/static-debian12:nonroot',
      'mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled',
      'nginxinc/nginx-unprivileged:1.27',
      'postgres:16',
      'example/unknown:1',
      'mcr.microsoft.com/windows/nanoserver:ltsc2022',
    ]) {
      check(`FROM ${image}\nCMD ["app"]\n`);
    }
  });

  it('says nothing where a program changes the user, or a build argument brings the user or the base', () => {
    check('FROM alpine:3.20\nRUN apk add --no-cache su-exec\nENTRYPOINT ["/entrypoint.sh"]\n');
    check('FROM alpine:3.20\nARG UID\nUSER $UID\nCMD ["app"]\n');
    check('ARG BASE=alpine:3.20\nFROM $BASE\nCMD ["app"]\n');
  });

  it('says nothing of a scratch stage that only holds files', () => {
    check('FROM golang:1.22 AS build\nFROM scratch\nCOPY --from=build /app /\n');
  });

  it('adds the user that an image has, or a number where there is none', () => {
    const titles = (text: string) => check(text).flatMap(({ fixes = [] }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles('  FROM node:20\n# ^^^^^^^ runs-as-root\n  CMD ["app"]\n'.replace('# ^', '#      ^')), [
      'Add USER node',
    ]);
    const scratch = '  FROM scratch\n#      ^^^^^^^ runs-as-root\n  COPY app /\n  ENTRYPOINT ["/app"]\n';
    const [finding] = check(scratch);
    assert.deepEqual(finding?.fixes, [
      {
        title: 'Add USER 65532:65532',
        edits: [
          {
            range: { start: { line: 1, character: 10 }, end: { line: 1, character: 10 } },
            newText: '\nUSER 65532:65532',
          },
        ],
      },
    ]);
    assert.deepEqual(
      titles(
        '  FROM gcr.io/distroless/base-debian12\n#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ runs-as-root\n  CMD ["/app"]\n',
      ),
      ["Use 'gcr.io/distroless/base-debian12:nonroot'"],
    );
  });

  it('goes back to the user that was there before', () => {
    const [finding] = check(`
      FROM debian:12
      USER app
      USER root
    # ^^^^^^^^^ runs-as-root
      RUN chown -R app /srv
      CMD ["app"]
    `);
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, '\nUSER app');
  });

  it('is silent where root gives way to another user by itself, and milder where a script begins', () => {
    check(`
      FROM alpine:3.20
      RUN apk add --no-cache su-exec
      USER root
      ENTRYPOINT ["/entrypoint.sh"]
    `);
    check(`
      FROM alpine:3.20
      USER root
    # ^^^^^^^^^ runs-as-root information
      ENTRYPOINT ["/docker-entrypoint.sh"]
    `);
  });
});
