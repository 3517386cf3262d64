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
});
