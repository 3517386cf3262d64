import assert from 'node:assert/strict';
import { checkTargetRule } from '../../../../test/support/targetRules';
import { targetCase } from './target-case';

const check = checkTargetRule(targetCase);

const project = { Dockerfile: 'FROM golang AS Builder\nFROM alpine AS prod\nFROM alpine AS Prod\n' };

describe('target-case', () => {
  it('finds what podman and buildah do not find', async () => {
    const [finding] = await check(
      'build.sh',
      `
        podman build --target builder .
      #                       ^^^^^^^ error: podman does not find 'builder': the stage of Dockerfile is 'Builder'.
        sudo buildah bud --layers \\
          --target=BUILDER .
      #            ^^^^^^^ error: buildah does not find 'BUILDER': the stage of Dockerfile is 'Builder'.
      `,
      project,
    );
    assert.equal(finding.replacement, 'Builder');
  });

  it('is silent about docker, which does not mind', async () => {
    await check('build.sh', 'docker build --target builder .\ndocker build -t podman --target builder .\n', project);
  });

  it('is silent about names that are written as the stage is, and those of no stage', async () => {
    await check(
      'build.sh',
      'podman build --target Builder .\npodman build --target prod .\npodman build --target nope .\npodman build --target $T .\n',
      project,
    );
  });
});
