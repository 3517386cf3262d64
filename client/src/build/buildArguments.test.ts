import assert from 'node:assert/strict';
import * as path from 'node:path';
import fc from 'fast-check';
import { buildCommand } from './buildArguments';
import type { BuildRequest } from './buildRequest';
import type { Engine } from './engine';

const buildx: Engine = { kind: 'buildx', executable: '/usr/bin/docker' };
const plain: Engine = { kind: 'docker', executable: 'docker' };
const root = path.resolve('/shop');
const request: BuildRequest = {
  dockerfile: path.join(root, 'Dockerfile'),
  stage: 'builder',
  context: root,
  tag: 'shop:builder',
};

const args = (engine: Engine, change: Partial<BuildRequest> = {}) =>
  buildCommand(engine, { ...request, ...change }).args;

describe('the command that builds a stage', () => {
  it('asks buildx for the stage, loads the image and reads the context folder', () => {
    assert.deepEqual(buildCommand(buildx, request), {
      executable: '/usr/bin/docker',
      args: [
        'buildx',
        'build',
        '--load',
        '--progress=plain',
        '--target=builder',
        '--file=Dockerfile',
        '--tag=shop:builder',
        '.',
      ],
      cwd: root,
    });
  });

  it('uses nothing that a docker without buildx would refuse', () => {
    assert.deepEqual(args(plain), ['build', '--target=builder', '--file=Dockerfile', '--tag=shop:builder', '.']);
  });

  it('names no target for an unnamed last stage, and no tag where none is wanted', () => {
    assert.deepEqual(args(plain, { stage: undefined, tag: undefined }), ['build', '--file=Dockerfile', '.']);
  });

  it('finds a Dockerfile in another folder than the context', () => {
    assert.ok(
      args(plain, { dockerfile: path.join(root, 'docker', 'web.Dockerfile') }).includes(
        `--file=${path.join('docker', 'web.Dockerfile')}`,
      ),
    );
    assert.ok(
      args(plain, { context: path.join(root, 'app') }).includes(`--file=${path.join('..', 'Dockerfile')}`),
      'one folder up',
    );
  });

  it('never takes a file called `-` for standard input', () => {
    assert.ok(args(plain, { dockerfile: path.join(root, '-') }).includes(`--file=.${path.sep}-`));
  });

  it('keeps the number and the place of its arguments, whatever names and folders look like', () => {
    const odd = fc.oneof(fc.string(), fc.constantFrom('-x', '$(id)', '`id`', '"', "'", '\n', '--', '; rm', 'é', '&&'));
    const name = odd.filter((text) => !/^\.*$/.test(text) && !/[\\/\0]/.test(text));
    fc.assert(
      fc.property(odd, name, name, odd, (stage, folder, file, tag) => {
        const context = path.join(root, folder);
        const command = buildCommand(buildx, { dockerfile: path.join(context, file), stage, context, tag });
        const [target, fileArgument, tagArgument, last] = command.args.slice(4);
        assert.equal(command.args.length, 8);
        assert.equal(target, `--target=${stage}`);
        assert.ok(fileArgument?.startsWith('--file=') && fileArgument !== '--file=-');
        assert.equal(tagArgument, `--tag=${tag}`);
        assert.equal(last, '.');
        assert.equal(command.cwd, context);
      }),
    );
  });
});
