import { checkRule } from '../../../../test/support/fixture';
import { defaultChoice } from '../running/ruleChoice';
import { registryNotAllowed } from './registry-not-allowed';

const allowing = (...allowedRegistries: string[]) =>
  checkRule(registryNotAllowed, { ...defaultChoice, options: { allowedRegistries } });

describe('registry-not-allowed', () => {
  it('says nothing until registries are allowed', () => {
    checkRule(registryNotAllowed)('FROM registry.example.com/app:1\n');
  });

  it('reports images of other registries, in FROM, COPY --from and mounts', () => {
    allowing('docker.io')(`
      FROM alpine:3.20 AS builder
      FROM registry.example.com/app:1
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^ registry-not-allowed warning: 'registry.example.com/app:1' comes from registry.example.com, which is not an allowed registry.
      COPY --from=builder /a /a
      COPY --from=ghcr.io/example/tool:1 /a /a
    #             ^^^^^^^^^^^^^^^^^^^^^^ registry-not-allowed
      RUN --mount=from=quay.io/a/b:1,target=/x true
    #                  ^^^^^^^^^^^^^ registry-not-allowed
    `);
  });

  it('reports images without a registry where docker.io is not allowed', () => {
    allowing('registry.example.com')(`
      FROM alpine:3.20
    #      ^^^^^^^^^^^ registry-not-allowed: 'alpine:3.20' comes from docker.io, which is not an allowed registry.
      FROM scratch
    `);
  });

  it('knows wildcards and folders of a registry', () => {
    const check = allowing('*.example.com', 'ghcr.io/example', 'mirror*.net');
    check(`
      FROM a.example.com/x:1
      FROM ghcr.io/example/tool:1
      FROM mirror1.net/x:1
      FROM ghcr.io/examples/tool:1
    #      ^^^^^^^^^^^^^^^^^^^^^^^ registry-not-allowed
      FROM example.com/x:1
    #      ^^^^^^^^^^^^^^^ registry-not-allowed
    `);
    allowing('*')('FROM quay.io/a/b:1\n');
  });

  it('reads the default of a build argument and is silent without one', () => {
    allowing('docker.io')(`
      ARG REGISTRY=quay.io
      ARG OTHER
      FROM $REGISTRY/a/b:1
    #      ^^^^^^^^^^^^^^^ registry-not-allowed: 'quay.io/a/b:1' comes from quay.io, which is not an allowed registry.
      FROM \${OTHER}/a/b:1
    `);
  });
});
