import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { venvNotOnPath } from './venv-not-on-path';

const check = checkRule(venvNotOnPath);

const builder = `FROM python:3.13-slim AS build
RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
RUN pip install -r requirements.txt
FROM python:3.13-slim
COPY --from=build /opt/venv /opt/venv
`;

describe('venv-not-on-path', () => {
  it('reports an environment whose PATH stayed in the builder, and sets it', () => {
    const [finding] = check(`
      FROM python:3.13-slim AS build
      RUN python -m venv /opt/venv
      ENV PATH="/opt/venv/bin:$PATH"
      RUN pip install -r requirements.txt
      FROM python:3.13-slim
      COPY --from=build /opt/venv /opt/venv
    #                   ^^^^^^^^^ venv-not-on-path warning: What stage #1 starts does not look into '/opt/venv': without its bin folder in PATH, neither programs nor packages are found.
      CMD ["uvicorn", "app:app"]
    `);
    assert.equal(finding?.fixes?.[0]?.edits[0]?.newText, '\nENV PATH="/opt/venv/bin:$PATH"');
  });

  it('sees what the shell form starts, and relative paths', () => {
    check(`
      FROM python:3.13 AS build
      WORKDIR /app
      RUN python3 -m venv .venv && .venv/bin/pip install flask
      FROM python:3.13
      WORKDIR /app
      COPY --from=build /app/.venv ./.venv
    #                   ^^^^^^^^^^ venv-not-on-path
      CMD python app.py
    `);
  });

  it('is silent where something leads into the environment', () => {
    for (const lines of [
      'ENV PATH="/opt/venv/bin:$PATH"\nCMD ["python", "app.py"]',
      'ENV VIRTUAL_ENV=/opt/venv\nCMD ["python", "app.py"]',
      'ENV PYTHONPATH=/opt/venv/lib/python3.13/site-packages\nCMD ["python", "app.py"]',
      'CMD ["/opt/venv/bin/python", "app.py"]',
      'CMD . /opt/venv/bin/activate && python app.py',
      'RUN ln -s /opt/venv/bin/* /usr/local/bin/\nCMD ["gunicorn", "app"]',
      'RUN pip install gunicorn\nCMD ["gunicorn", "app"]',
      'ENTRYPOINT ["/entrypoint.sh"]\nCMD ["gunicorn", "app"]',
      'CMD ["app"]',
      'EXPOSE 80',
    ]) {
      check(builder + lines);
    }
  });

  it('is silent where the stage below says it', () => {
    check(`
      FROM python:3.13-slim AS base
      ENV PATH="/opt/venv/bin:$PATH"
      FROM base AS build
      RUN python -m venv /opt/venv
      FROM base
      COPY --from=build /opt/venv /opt/venv
      CMD ["python", "app.py"]
    `);
  });

  it('knows that programs of pip install --user are not found either, while their packages are', () => {
    check(`
      FROM python:3.13-slim AS build
      RUN pip install --user -r requirements.txt
      FROM python:3.13-slim
      COPY --from=build /root/.local /root/.local
    #                   ^^^^^^^^^^^^ venv-not-on-path: What stage #1 starts does not look into '/root/.local': without its bin folder in PATH, its programs are not found.
      CMD ["gunicorn", "app:app"]
    `);
    check(`
      FROM python:3.13-slim AS build
      RUN pip install --user -r requirements.txt
      FROM python:3.13-slim
      COPY --from=build /root/.local /root/.local
      CMD ["python", "app.py"]
    `);
  });
});
