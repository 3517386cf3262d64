import assert from 'node:assert/strict';
import { buildFiles } from './buildFiles';

/** The paths to choose from; new files with a `+`. */
const choices = (paths: readonly string[], folder: string) =>
  buildFiles(paths, folder).map(({ path, isNew }) => (isNew ? `+${path}` : path));

describe('The files that a stage can be added to', () => {
  it('are those beside the Dockerfile first, then those above, then the others', () => {
    const paths = ['compose.yaml', 'x/compose.yaml', 'web/compose.prod.yaml', 'web/compose.yaml', 'docker-bake.hcl'];
    assert.deepEqual(choices(paths, 'web'), [
      'web/compose.yaml',
      'web/compose.prod.yaml',
      'compose.yaml',
      'docker-bake.hcl',
      'x/compose.yaml',
      '+web/docker-bake.hcl',
    ]);
  });

  it('are new ones beside the Dockerfile where there are none', () => {
    assert.deepEqual(choices([], ''), ['+compose.yaml', '+docker-bake.hcl']);
    assert.deepEqual(choices(['compose.override.yaml'], ''), [
      'compose.override.yaml',
      '+compose.yaml',
      '+docker-bake.hcl',
    ]);
    assert.deepEqual(choices(['docker-compose.yml', 'docker-bake.json'], ''), [
      'docker-bake.json',
      'docker-compose.yml',
    ]);
  });

  it('are none that only sound like it', () => {
    const paths = ['decompose.yaml', 'src/composer.yml', 'handbake.json', 'package.json'];
    assert.deepEqual(choices(paths, ''), ['+compose.yaml', '+docker-bake.hcl']);
  });
});
