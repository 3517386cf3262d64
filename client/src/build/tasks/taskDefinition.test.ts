import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { AskedFor } from '../prepareBuild';
import { readDefinition, writtenDefinition } from './taskDefinition';

const root = path.resolve('/shop');
const resolve = (file: string) => path.resolve(root, file);
const read = (definition: Record<string, unknown>) =>
  readDefinition({ dockerfile: 'Dockerfile', ...definition }, resolve);

const asked: AskedFor = {
  context: root,
  tag: 'shop:web',
  buildArgs: [{ name: 'VERSION', value: '' }, { name: 'PROXY' }],
  platforms: ['linux/arm64'],
  namedContexts: [
    { name: 'docs', source: path.join(root, 'docs') },
    { name: 'base', source: 'docker-image://alpine' },
  ],
  secrets: [
    { id: 'npmrc', from: { kind: 'file', path: path.join(root, '.npmrc') } },
    { id: 'token', from: { kind: 'environment', name: 'TOKEN' } },
  ],
  ssh: [{ id: 'default' }, { id: 'work', path: path.resolve('/keys/work') }],
  cacheFrom: ['type=registry,ref=shop/cache'],
  cacheTo: ['type=inline'],
  noCache: true,
  pull: true,
  builder: 'cluster',
  output: { kind: 'folder', path: path.join(root, 'out') },
};

describe('a task that builds a stage', () => {
  it('asks for whatever a build can be asked for, and is written as it is read', () => {
    const written = writtenDefinition({ dockerfile: path.join(root, 'web', 'Dockerfile'), stage: 'web' }, asked, root);
    assert.deepEqual(written, {
      type: 'dockerfile-stages',
      dockerfile: 'web/Dockerfile',
      stage: 'web',
      context: '.',
      tag: 'shop:web',
      args: { VERSION: '', PROXY: null },
      platforms: ['linux/arm64'],
      contexts: { docs: 'docs', base: 'docker-image://alpine' },
      secrets: { npmrc: { file: '.npmrc' }, token: { environment: 'TOKEN' } },
      ssh: ['default', `work=${path.resolve('/keys/work')}`],
      cacheFrom: ['type=registry,ref=shop/cache'],
      cacheTo: ['type=inline'],
      noCache: true,
      pull: true,
      builder: 'cluster',
      output: { folder: 'out' },
    });
    assert.deepEqual(readDefinition({ ...written }, resolve), { asked });
  });

  it('is short where nothing is asked, and holds nothing secret', () => {
    const written = writtenDefinition(
      { dockerfile: path.join(root, 'Dockerfile'), stage: undefined },
      {
        buildArgs: [{ name: 'NPM_TOKEN', value: 't0ken' }],
        secrets: [{ id: 'key', from: { kind: 'value', value: 's3cret' } }],
        platforms: [],
        noCache: false,
        output: { kind: 'load' },
      },
      root,
    );
    assert.deepEqual(written, {
      type: 'dockerfile-stages',
      dockerfile: 'Dockerfile',
      args: { NPM_TOKEN: null },
      secrets: { key: { environment: 'key' } },
    });
  });

  it('is written without passwords and keys', () => {
    const written = writtenDefinition(
      { dockerfile: path.join(root, 'Dockerfile'), stage: undefined },
      {
        buildArgs: [{ name: 'PROXY', value: 'http://me:hunter22@host' }],
        namedContexts: [{ name: 'docs', source: 'https://me:hunter22@host/x.git' }],
        cacheFrom: ['type=s3,secret_access_key=hunter22,bucket=a'],
        cacheTo: ['type=gha,token=hunter22'],
      },
      root,
    );
    assert.doesNotMatch(JSON.stringify(written), /hunter22/);
    assert.deepEqual(written.args, { PROXY: null });
    assert.deepEqual(written.contexts, { docs: 'https://me@host/x.git' });
    assert.deepEqual(written.cacheFrom, ['type=s3,bucket=a']);
  });

  it('is refused where it says something else', () => {
    for (const [property, value] of Object.entries({
      context: 3,
      tag: '',
      args: { A: 1 },
      platforms: 'linux/arm64',
      contexts: ['docs'],
      secrets: { a: 'b' },
      ssh: [null],
      noCache: 'yes',
      output: 'nowhere',
    })) {
      assert.deepEqual(read({ [property]: value }), { wrong: property });
    }
    assert.deepEqual(read({ output: { tar: 'a.tar' } }), {
      asked: { output: { kind: 'tar', path: resolve('a.tar') } },
    });
  });

  it('has all of its properties in the schema of tasks.json', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const { properties } = manifest.contributes.taskDefinitions[0];
    const written = writtenDefinition({ dockerfile: path.join(root, 'Dockerfile'), stage: 'a' }, asked, root);
    assert.deepEqual(
      Object.keys(properties).sort(),
      Object.keys(written)
        .filter((key) => key !== 'type')
        .sort(),
    );
  });
});
