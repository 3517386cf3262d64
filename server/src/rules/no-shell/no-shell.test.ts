import { checkRule } from '../../../../test/support/fixture';
import { noShell } from './no-shell';

const check = checkRule(noShell);

describe('no-shell', () => {
  it('finds a CMD in shell form in scratch', () => {
    check(`
      FROM scratch
      COPY app /app
      CMD /app --serve
    # ^^^ no-shell error: 'scratch' has no shell to start this CMD of stage #0: write it as JSON, CMD ["program", "argument"].
    `);
  });

  it('finds a RUN in a distroless image, and in stages that stand on it', () => {
    check(`
      FROM gcr.io/distroless/static-debian12:nonroot AS base
      FROM base AS app
      RUN echo hello
    # ^^^ no-shell error: 'gcr.io/distroless/static-debian12' has no shell for this RUN of stage 'app': do it in a stage that builds, and copy what it made.
    `);
  });

  it('finds a health check for a shell', () => {
    check(`
      FROM scratch
      HEALTHCHECK CMD wget -q localhost || exit 1
    # ^^^^^^^^^^^ no-shell error
      HEALTHCHECK NONE
    `);
  });

  it('is silent about the JSON form', () => {
    check(`
      FROM scratch
      COPY app /app
      ENTRYPOINT ["/app"]
      CMD ["--serve"]
    `);
  });

  it('is silent in images with a shell, and in those that nobody knows', () => {
    for (const base of ['alpine:3.20', 'gcr.io/distroless/static-debian12:debug', 'nobody/knows:1', '$BASE']) {
      check(`
        ARG BASE
        FROM ${base}
        CMD /app --serve
      `);
    }
  });

  it('is silent where a shell may be copied, mounted or chosen', () => {
    for (const bring of [
      'COPY --from=busybox:1.36 /bin /bin',
      'COPY --from=build /rootfs /',
      'ADD rootfs.tar.gz /',
      'COPY --from=busybox:1.36 /bin/busybox /tools/sh',
      'SHELL ["/busybox", "sh", "-c"]',
    ]) {
      check(`
        FROM scratch
        ${bring}
        RUN echo hello
      `);
    }
    check(`
      FROM scratch
      RUN --mount=from=busybox:1.36,target=/bin echo hello
    `);
  });

  it('finds it all the same where only a program is copied to a folder of programs', () => {
    check(`
      FROM scratch
      COPY --from=build /src/server /usr/local/bin/
      ENTRYPOINT /usr/local/bin/server
    # ^^^^^^^^^^ no-shell error
    `);
  });
});
