import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { packageCacheLeft } from './package-cache-left';

const check = checkRule(packageCacheLeft);
const fixOf = ({ fixes }: ReturnType<typeof check>[number]) => fixes?.[0]?.edits[0].newText;

describe('package-cache-left', () => {
  it('finds what stays in the image, and cleans up', () => {
    const findings = check(`
      FROM debian
      RUN apt-get update && apt-get install -y a
    #     ^^^^^^^^^^^^^^ package-cache-left: The package lists of 'apt-get update' stay in the image of #0. Remove them in the same RUN.
      RUN apk add a
    #     ^^^^^^^ package-cache-left: The cache of 'apk' stays in the image of #0.
      RUN pip3 install a
    #     ^^^^^^^^^^^^ package-cache-left
      RUN microdnf install -y a
    #     ^^^^^^^^^^^^^^^^ package-cache-left: The files that 'microdnf' downloads stay in the image of #0. Clean up in the same RUN.
      RUN yarn install
    #     ^^^^^^^^^^^^ package-cache-left
      RUN npm ci
    #     ^^^^^^ package-cache-left
    `);
    assert.deepEqual(findings.map(fixOf), [
      ' && rm -rf /var/lib/apt/lists/*',
      ' --no-cache',
      ' --no-cache-dir',
      ' && microdnf clean all',
      ' && yarn cache clean',
      ' && npm cache clean --force',
    ]);
  });

  it('cleans up on a line of its own where there are several', () => {
    const [long, script] = check(`
      FROM debian
      RUN apt-get update \\
    #     ^^^^^^^^^^^^^^ package-cache-left
        && apt-get install -y a
      RUN <<EOF
        apt-get update
    #   ^^^^^^^^^^^^^^ package-cache-left
        apt-get install -y a
      EOF
    `);
    assert.equal(fixOf(long), ' \\\n  && rm -rf /var/lib/apt/lists/*');
    assert.equal(fixOf(script), '\n  rm -rf /var/lib/apt/lists/*');
  });

  it('offers no safe fix where a RUN below needs the lists', () => {
    const [needed, own] = check(`
      FROM debian
      RUN sudo apt-get update && sudo apt-get install -y a
    #          ^^^^^^^^^^^^^^ package-cache-left
      RUN apt-get install -y b
      RUN apt-get update && apt-get install -y c
    #     ^^^^^^^^^^^^^^ package-cache-left
    `);
    assert.equal(fixOf(needed), ' && sudo rm -rf /var/lib/apt/lists/*');
    assert.deepEqual([needed.fixes?.[0].safe, own.fixes?.[0].safe], [false, true]);
  });

  it('is silent in a stage that only builds', () => {
    check(`
      FROM debian AS build
      RUN apt-get update && apt-get install -y a && pip install b
      FROM scratch
      COPY --from=build /a /a
    `);
  });

  it('is silent where the same RUN cleans up', () => {
    check(`
      FROM debian
      RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*
      RUN apt-get update && ./cleanup.sh
      RUN apk add a && rm -rf /var/cache/apk/*
      RUN pip install a && rm -rf ~/.cache
      RUN dnf install -y a && dnf clean all
      RUN npm ci && npm cache clean --force
    `);
  });

  it('is silent where a mount holds the cache', () => {
    check(`
      FROM debian
      RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update
      RUN --mount=type=cache,target=/root/.cache pip install a
      RUN --mount=type=cache,target=/home/app/.npm npm ci
      RUN --mount=type=cache,target=$CACHE yarn install
    `);
  });

  it('is silent where a variable turns the cache off', () => {
    check(`
      FROM python AS base
      ENV PIP_NO_CACHE_DIR=1
      FROM base
      RUN pip install a
      ENV PIP_NO_CACHE_DIR=0
      RUN pip install a
    #     ^^^^^^^^^^^ package-cache-left
      RUN PIP_NO_CACHE_DIR=on pip install a
    `);
  });
});
