import { checkRule } from '../../../../test/support/fixture';
import { unreadableForUser } from './unreadable-for-user';

const check = checkRule(unreadableForUser);

describe('unreadable-for-user', () => {
  it('finds packages in the home of root that another user is to run', () => {
    check(`
      FROM python:3.12-slim AS builder
      RUN pip install --user -r requirements.txt
      FROM python:3.12-slim
      COPY --from=builder /root/.local /root/.local
    #                                  ^^^^^^^^^^^^ unreadable-for-user warning: Stage #1 runs as 'app', who cannot read /root: copy to a folder that everybody can read.
      USER app
    `);
  });

  it('is silent for root, for a user that nobody knows, and where no user is said', () => {
    for (const user of ['USER root', 'USER 0:0', 'USER $WHO', 'LABEL a=b']) {
      check(`
        FROM python:3.12-slim AS builder
        FROM python:3.12-slim
        COPY --from=builder /root/.local /root/.local
        ${user}
      `);
    }
  });

  it('is silent where a command opens the home of root', () => {
    check(`
      FROM python:3.12-slim AS builder
      FROM python:3.12-slim
      COPY --from=builder /root/.local /root/.local
      RUN chmod 755 /root
      USER app
    `);
  });
});
