import assert from 'node:assert/strict';
import { checkTargetRule } from '../../../../test/support/targetRules';
import { unknownTarget } from './unknown-target';

const check = checkTargetRule(unknownTarget);

const project = {
  Dockerfile: 'FROM golang AS builder\nFROM builder AS test\nFROM alpine AS production\n',
  'unnamed/Dockerfile': 'FROM alpine\n',
  'empty/Dockerfile': '',
};

describe('unknown-target', () => {
  it('knows which stage was meant', async () => {
    const [finding] = await check(
      'build.sh',
      `
        docker build --target bilder .
      #                       ^^^^^^ error: 'bilder' is no stage of Dockerfile; did you mean 'builder'?
      `,
      project,
    );
    assert.equal(finding.replacement, 'builder');
    assert.deepEqual(
      finding.related?.map(({ uri, message, range }) => [uri, message, range.start.character]),
      [['file:///project/Dockerfile', "Stage 'builder' begins here", 15]],
    );
  });

  it('lists the stages that there are where none is alike', async () => {
    await check(
      'build.sh',
      `
        docker build --target runtime .
      #                       ^^^^^^^ error: 'runtime' is no stage of Dockerfile, which has builder, test, production.
        docker build --target="runtime" -f unnamed/Dockerfile .
      #                        ^^^^^^^ error: 'runtime' is no stage of unnamed/Dockerfile, where no stage has a name.
      `,
      project,
    );
  });

  it('takes no number for a stage, as BuildKit takes none', async () => {
    await check(
      'build.sh',
      `
        docker build --target 0 .
      #                       ^ error
      `,
      project,
    );
  });

  it('is silent about stages in any case, default targets and names that are being typed', async () => {
    await check(
      'build.sh',
      `
        docker build --target BUILDER .
        docker build .
        docker build --target
        docker build --target "" .
      `,
      project,
    );
  });

  it('is silent about variables, about Dockerfiles that are not there and those without stages', async () => {
    await check(
      'build.sh',
      `
        docker build --target "$TARGET" .
        docker build --target "x-$TARGET" .
        docker build --target x -f nowhere/Dockerfile .
        docker build --target x -f empty/Dockerfile .
      `,
      project,
    );
  });

  it('is silent about a name that several builds share, if one of them has the stage', async () => {
    const bake = (name: string) => `
      target "common" {
        target = "${name}"
      }
      target "a" {
        inherits = ["common"]
      }
      target "b" {
        inherits = ["common"]
        dockerfile = "web/Dockerfile"
      }
    `;
    const dockerfiles = { ...project, 'web/Dockerfile': 'FROM node AS web\n' };
    await check('docker-bake.hcl', bake('web'), dockerfiles);
    await check('docker-bake.hcl', bake('builder'), dockerfiles);
    await check(
      'docker-bake.hcl',
      `
        target "common" {
          target = "weg"
      #             ^^^ error
        }
        target "b" {
          inherits = ["common"]
          dockerfile = "web/Dockerfile"
        }
      `,
      dockerfiles,
    );
  });

  it('only warns of stages whose cache is left out, which BuildKit passes over', async () => {
    await check(
      'build.sh',
      `
        docker build --no-cache-filter builder,bilder .
      #                                        ^^^^^^ warning
      `,
      project,
    );
  });

  it('is silent about targets of other commands', async () => {
    await check(
      'build.sh',
      `
        docker compose build --target nope
        docker buildx bake nope
        cargo build --target nope
        echo docker build --target nope
      `,
      project,
    );
  });
});
