import { checkRule } from '../../../../test/support/fixture';
import { installedForAnotherSystem } from './installed-for-another-system';

const check = checkRule(installedForAnotherSystem);

describe('installed-for-another-system', () => {
  it('finds a Python environment that goes from Debian to Alpine', () => {
    check(`
      FROM python:3.12 AS builder
      RUN python -m venv /opt/venv
      FROM python:3.12-alpine
      COPY --from=builder /opt/venv /opt/venv
    #                     ^^^^^^^^^ installed-for-another-system warning: Stage 'builder' installs for glibc, stage #1 has musl: what holds native code does not load there. Install and run on the same system.
    `);
  });

  it('only informs about node_modules, which are mostly without native code', () => {
    check(`
      FROM node:22 AS deps
      RUN npm ci
      FROM node:22-alpine
      COPY --from=deps /app/node_modules ./node_modules
    #                  ^^^^^^^^^^^^^^^^^ installed-for-another-system information
    `);
  });

  it('is silent between images of one C library, and where one is not known', () => {
    for (const base of ['node:22-slim', 'gcr.io/distroless/nodejs22-debian12', 'nobody/knows:1', 'scratch']) {
      check(`
        FROM node:22 AS deps
        FROM ${base}
        COPY --from=deps /app/node_modules ./node_modules
      `);
    }
  });

  it('is silent about everything that is not installed', () => {
    check(`
      FROM node:22 AS builder
      FROM nginx:1.27-alpine
      COPY --from=builder /app/dist /usr/share/nginx/html
    `);
  });
});
