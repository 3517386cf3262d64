import { checkTargetRule } from '../../../../test/support/targetRules';
import { targetIsDefault } from './target-is-default';

const check = checkTargetRule(targetIsDefault);

const project = {
  Dockerfile: 'FROM golang AS builder\nFROM alpine AS Production\n',
  'single/Dockerfile': 'FROM alpine AS app\n',
};

describe('target-is-default', () => {
  it('gives a hint at the last stage', async () => {
    await check(
      'build.sh',
      `
        docker build --target production .
      #                       ^^^^^^^^^^ hint: 'production' is the last stage of Dockerfile, which is built anyway.
      `,
      project,
    );
  });

  it('is silent about other stages, other names and builds without a target', async () => {
    await check(
      'build.sh',
      'docker build --target builder .\ndocker build --target nope .\ndocker build .\ndocker build --target $T .\n',
      project,
    );
  });

  it('is silent where there is one stage, which nobody takes for one of several', async () => {
    await check('build.sh', 'docker build -f single/Dockerfile --target app .\n', project);
  });

  it('is silent about stages whose cache is left out', async () => {
    await check('build.sh', 'docker build --no-cache-filter production .\n', project);
  });

  it('gives it in a compose file, and none in one that goes on top of another', async () => {
    await check(
      'compose.yaml',
      `
        services:
          app:
            build:
              context: .
              target: production
      #               ^^^^^^^^^^ hint
      `,
      project,
    );
    const overlay = 'services:\n  app:\n    build:\n      context: .\n      target: production\n';
    await check('compose.override.yaml', overlay, project);
    await check('docker-compose.prod.yml', overlay, project);
  });

  it('is silent in bake files, where a target may take the place of another', async () => {
    await check('docker-bake.hcl', 'target "a" {\n  target = "production"\n}\n', project);
  });
});
