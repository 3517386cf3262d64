import { checkRule } from '../../../../test/support/fixture';
import { venvMoved } from './venv-moved';

const check = checkRule(venvMoved);

describe('venv-moved', () => {
  it('finds an environment that is copied to another path', () => {
    check(`
      FROM python:3.12-slim AS builder
      RUN python -m venv /opt/venv
      FROM python:3.12-slim
      COPY --from=builder /opt/venv /app/venv
    #                     ^^^^^^^^^ venv-moved warning: The environment of stage 'builder' was made for '/opt/venv', and its scripts look for Python there. Copy it to the same path in stage #1, not to '/app/venv'.
    `);
  });

  it('knows paths that begin at the working directory, and other makers of environments', () => {
    for (const maker of ['python3 -m venv .venv', 'virtualenv .venv', 'uv venv .venv']) {
      check(`
        FROM python:3.12-slim AS builder
        WORKDIR /src
        RUN ${maker}
        FROM python:3.12-slim
        WORKDIR /app
        COPY --from=builder /src/.venv /app/.venv
      #                     ^^^^^^^^^^ venv-moved warning
      `);
    }
  });

  it('is silent where the path stays the same', () => {
    check(`
      FROM python:3.12-slim AS builder
      ENV VENV=/opt/venv
      RUN python -m venv $VENV
      FROM python:3.12-slim
      COPY --from=builder /opt/venv /opt/venv
    `);
  });

  it('finds an environment of the official image in one that has no Python in that place', () => {
    check(`
      FROM python:3.11-slim AS builder
      RUN python -m venv /venv
      FROM gcr.io/distroless/python3-debian12
      COPY --from=builder /venv /venv
    #                     ^^^^^ venv-moved warning: The environment of stage 'builder' runs /usr/local/bin/python, which 'gcr.io/distroless/python3-debian12' of stage #1 does not have there.
    `);
  });

  it('is silent where nobody knows the path', () => {
    check(`
      FROM python:3.12-slim AS builder
      RUN python -m venv $UNKNOWN
      FROM python:3.12-slim
      COPY --from=builder /opt/venv /app/venv
    `);
  });
});
