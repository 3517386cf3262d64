import assert from 'node:assert/strict';
import * as path from 'node:path';
import fc from 'fast-check';
import { buildCommand } from './buildArguments';
import type { BuildOutput, BuildRequest, BuildSecret } from './buildRequest';
import type { Engine, EngineKind } from './engine';

const engine = (kind: EngineKind, executable = 'docker'): Engine => ({ kind, executable, version: [] });
const buildx = engine('buildx');
const legacy = engine('legacy');
const root = path.resolve('/shop');
const request: BuildRequest = {
  dockerfile: path.join(root, 'Dockerfile'),
  stage: 'builder',
  context: root,
  tag: 'shop:builder',
};

/** A request with all that can be asked for. */
const full: BuildRequest = {
  ...request,
  buildArgs: [{ name: 'VERSION', value: '1.2' }, { name: 'HTTP_PROXY' }],
  platforms: ['linux/arm64'],
  namedContexts: [{ name: 'docs', source: path.join(root, 'docs') }],
  secrets: [
    { id: 'npmrc', from: { kind: 'file', path: '/home/me/.npmrc' } },
    { id: 'token', from: { kind: 'environment', name: 'TOKEN' } },
    { id: 'key', from: { kind: 'value', value: 's3cret' } },
  ],
  ssh: [{ id: 'default' }, { id: 'work', path: '/home/me/.ssh/id' }],
  cacheFrom: ['type=registry,ref=shop/cache'],
  cacheTo: ['type=inline'],
  noCache: true,
  pull: true,
  builder: 'cluster',
  output: { kind: 'push' },
};

const args = (engine: Engine, change: Partial<BuildRequest> = {}) =>
  buildCommand(engine, { ...request, ...change }).args;
const allOf = (kind: EngineKind) => buildCommand(engine(kind, kind), full).args.join(' ');

describe('the command that builds a stage', () => {
  it('asks buildx for the stage, loads the image and reads the context folder', () => {
    assert.deepEqual(buildCommand(engine('buildx', '/usr/bin/docker'), request), {
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
    assert.ok(buildCommand(buildx, request, 'rawjson').args.includes('--progress=rawjson'));
  });

  it('uses nothing that another engine would refuse', () => {
    const plain = '--target=builder --file=Dockerfile --tag=shop:builder .';
    assert.equal(args(legacy).join(' '), `build ${plain}`);
    assert.equal(args(engine('buildkit')).join(' '), `build --progress=plain ${plain}`);
    assert.equal(args(engine('nerdctl')).join(' '), `build --progress=plain ${plain}`);
    assert.equal(args(engine('podman')).join(' '), `build ${plain}`);
    assert.equal(args(engine('buildah')).join(' '), `build ${plain}`);
  });

  it('tells a docker without buildx which of its builders is meant', () => {
    assert.deepEqual(buildCommand(legacy, request).env, { DOCKER_BUILDKIT: '0' });
    assert.deepEqual(buildCommand(engine('buildkit'), request).env, { DOCKER_BUILDKIT: '1' });
    assert.equal(buildCommand(buildx, request).env, undefined);
  });

  it('names no target for an unnamed last stage, and no tag where none is wanted', () => {
    assert.deepEqual(args(legacy, { stage: undefined, tag: undefined }), ['build', '--file=Dockerfile', '.']);
  });

  it('finds a Dockerfile in another folder than the context', () => {
    assert.ok(
      args(legacy, { dockerfile: path.join(root, 'docker', 'web.Dockerfile') }).includes(
        `--file=${path.join('docker', 'web.Dockerfile')}`,
      ),
    );
    assert.ok(
      args(legacy, { context: path.join(root, 'app') }).includes(`--file=${path.join('..', 'Dockerfile')}`),
      'one folder up',
    );
  });

  it('never takes a file called `-` for standard input', () => {
    assert.ok(args(legacy, { dockerfile: path.join(root, '-') }).includes(`--file=.${path.sep}-`));
  });

  it('asks buildx for everything', () => {
    assert.equal(
      allOf('buildx'),
      'buildx build --builder=cluster --push --progress=plain --target=builder --file=Dockerfile --tag=shop:builder ' +
        '--build-arg=VERSION=1.2 --build-arg=HTTP_PROXY --platform=linux/arm64 ' +
        `--build-context=docs=${path.join(root, 'docs')} --secret=id=npmrc,src=/home/me/.npmrc ` +
        '--secret=id=token,env=TOKEN --secret=id=key,env=DOCKERFILE_STAGES_SECRET_2 --ssh=default ' +
        '--ssh=work=/home/me/.ssh/id --cache-from=type=registry,ref=shop/cache --cache-to=type=inline --no-cache --pull .',
    );
  });

  it('asks others for what they have an option for', () => {
    assert.equal(
      allOf('legacy'),
      '--context=cluster build --target=builder --file=Dockerfile --tag=shop:builder --build-arg=VERSION=1.2 ' +
        '--build-arg=HTTP_PROXY --platform=linux/arm64 --cache-from=type=registry,ref=shop/cache --no-cache --pull .',
    );
    assert.match(allOf('buildkit'), /^--context=cluster build .*--secret=.*--ssh=/);
    assert.doesNotMatch(allOf('buildkit'), /--build-context|--cache-to|--push|--builder/);
    assert.match(allOf('podman'), /^--connection=cluster build .*--build-context=/);
    assert.doesNotMatch(allOf('nerdctl'), /cluster|--push/);
  });

  it('hands the value of a secret over in the environment, and never as an argument', () => {
    const { args, env } = buildCommand(buildx, full);
    assert.deepEqual(env, { DOCKERFILE_STAGES_SECRET_2: 's3cret' });
    assert.doesNotMatch(args.join(' '), /s3cret/);
  });

  it('writes the files of an image to a folder or an archive', () => {
    const output = (kind: EngineKind, output: BuildOutput) => args(engine(kind), { output }).join(' ');
    assert.match(output('buildx', { kind: 'folder', path: '/out/a b' }), / --output=type=local,dest=\/out\/a b \.$/);
    assert.match(output('podman', { kind: 'tar', path: '/out.tar' }), / --output=type=tar,dest=\/out\.tar \.$/);
    assert.doesNotMatch(output('buildx', { kind: 'tar', path: '/out.tar' }), /--load/);
    assert.doesNotMatch(output('legacy', { kind: 'tar', path: '/out.tar' }), /--output/);
  });

  it('quotes what has a comma in it', () => {
    const secrets: BuildSecret[] = [{ id: 'a', from: { kind: 'file', path: '/a,b/"c"' } }];
    assert.ok(args(buildx, { secrets }).includes('--secret=id=a,"src=/a,b/""c"""'));
  });

  it('makes a list of images for several platforms where an image is for one', () => {
    const platforms = ['linux/amd64', 'linux/arm64'];
    assert.match(
      args(engine('podman'), { platforms }).join(' '),
      /--manifest=shop:builder --platform=linux\/amd64,linux\/arm64/,
    );
    assert.match(args(buildx, { platforms }).join(' '), /--tag=shop:builder --platform=linux\/amd64,linux\/arm64/);
    assert.doesNotMatch(args(legacy, { platforms }).join(' '), /--platform/);
  });

  it('keeps the number and the place of its arguments, whatever names, folders and values look like', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '-x',
        '$(id)',
        '`id`',
        '"',
        "'",
        '\n',
        '--',
        '; rm',
        'é',
        '&&',
        ',',
        '=',
        ' ',
        '--load',
        '%PATH%',
      ),
    );
    const name = odd.filter((text) => !/^\.*$/.test(text) && !/[\\/\0]/.test(text));
    const usual = (kind: EngineKind) => buildCommand(engine(kind), full).args.map(optionOf);
    const kinds: EngineKind[] = ['buildx', 'buildkit', 'legacy', 'podman', 'nerdctl', 'buildah'];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(odd, { minLength: 16, maxLength: 16 }),
        name,
        name,
        (kind, texts, folder, file) => {
          const context = path.join(root, folder);
          const dockerfile = path.join(context, file);
          const { args, cwd } = buildCommand(engine(kind), filled(texts, { context, dockerfile }));
          assert.deepEqual(args.map(optionOf), usual(kind));
          assert.equal(args.at(-1), '.');
          assert.ok(!args.includes('--file=-'));
          assert.equal(cwd, context);
          for (const value of args)
            assert.ok(
              !/^--[a-z-]+$/.test(value) || ['--load', '--push', '--no-cache', '--pull'].includes(value),
              value,
            );
        },
      ),
    );
  });
});

/** What an argument is by its beginning. */
function optionOf(argument: string): string {
  return /^--[a-z-]+=?|^[a-z.]+$/.exec(argument)?.[0] ?? `?${argument}`;
}

/** A request as large as `full`, made of these texts. */
function filled(texts: readonly string[], paths: Pick<BuildRequest, 'context' | 'dockerfile'>): BuildRequest {
  const next = texts[Symbol.iterator]();
  const text = () => next.next().value ?? '';
  return {
    ...paths,
    stage: text(),
    tag: text(),
    buildArgs: [{ name: text(), value: text() }, { name: text() }],
    platforms: [text()],
    namedContexts: [{ name: text(), source: text() }],
    secrets: [
      { id: text(), from: { kind: 'file', path: text() } },
      { id: text(), from: { kind: 'environment', name: text() } },
      { id: text(), from: { kind: 'value', value: text() } },
    ],
    ssh: [{ id: text() }, { id: text(), path: text() }],
    cacheFrom: [text()],
    cacheTo: [text()],
    noCache: true,
    pull: true,
    builder: text(),
    output: { kind: 'push' },
  };
}
