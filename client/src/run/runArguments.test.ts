import assert from 'node:assert/strict';
import type { EngineKind } from '../build/engine';
import type { Host } from './container';
import { containerFor } from './container';
import { debugArguments, forgetArguments, runArguments, shellArguments, stopArguments } from './runArguments';
import { shellsToTry } from './shells';

const host = (kind: EngineKind, ...where: string[]): Host => ({
  engine: { kind, executable: 'x', version: [] },
  where,
});
const kinds: readonly EngineKind[] = ['buildx', 'buildkit', 'legacy', 'podman', 'nerdctl', 'buildah'];
const hosts = [...kinds.map((kind) => host(kind)), host('buildx', '--context=far'), host('podman', '--connection=far')];
const container = containerFor('web', '1');
const [bash] = shellsToTry([], '');
assert.ok(bash);

describe('The command that opens a shell', () => {
  it('runs it in a new container, in place of what the image would run', () => {
    for (const one of hosts.filter(({ engine }) => engine.kind !== 'buildah')) {
      const { begin, probe, open, end } = shellArguments(one, 'app:web', container);
      assert.equal(begin, undefined);
      const run = [...one.where, 'run', '--rm', '--pull=never'].join(' ');
      assert.equal(probe(bash).join(' '), `${run} --network=none --entrypoint=bash -- app:web -c exit 0`);
      const seen = '--interactive --tty --name=dockerfile-stages-web-1 --label=dockerfile-stages=web';
      assert.equal(open(bash).join(' '), `${run} ${seen} --entrypoint=bash -- app:web`);
      assert.deepEqual(end, [...one.where, 'rm', '--force', 'dockerfile-stages-web-1']);
    }
  });

  it('has what stands behind the name of a program that is many', () => {
    const busybox = shellsToTry([], '').find(({ executable }) => executable === 'busybox');
    assert.ok(busybox);
    const { probe, open } = shellArguments(host('buildx'), 'app', container);
    assert.deepEqual(probe(busybox).slice(-4), ['app', 'sh', '-c', 'exit 0']);
    assert.deepEqual(open(busybox).slice(-3), ['--', 'app', 'sh']);
  });

  it('makes the container first with buildah', () => {
    const { begin, probe, open, end } = shellArguments(host('buildah'), 'app:web', container, [['A', 'b c']]);
    const name = 'dockerfile-stages-web-1';
    assert.deepEqual(begin, ['from', '--pull-never', `--name=${name}`, '--', 'app:web']);
    assert.deepEqual(probe(bash), ['run', '--network=none', name, '--', 'bash', '-c', 'exit 0']);
    assert.deepEqual(open(bash), ['run', '--tty', '--env=A=b c', name, '--', 'bash']);
    assert.deepEqual(end, ['rm', name]);
  });

  it('sets variables', () => {
    const args = shellArguments(host('podman'), 'app', container, [['WHO', 'me and\nyou']]).open(bash);
    assert.ok(args.includes('--env=WHO=me and\nyou'));
  });
});

describe('The command that runs a stage', () => {
  it('publishes ports on this machine alone', () => {
    const ports = [
      { container: 80, host: 8080, protocol: 'tcp' },
      { container: 53, host: 53, protocol: 'udp' },
    ];
    const args = runArguments(host('buildx', '--context=far'), 'app:web', container, ports);
    assert.deepEqual(args, [
      '--context=far',
      'run',
      '--rm',
      '--pull=never',
      '--interactive',
      '--tty',
      '--name=dockerfile-stages-web-1',
      '--label=dockerfile-stages=web',
      '--publish=127.0.0.1:8080:80/tcp',
      '--publish=127.0.0.1:53:53/udp',
      '--',
      'app:web',
    ]);
  });
});

describe('The name of an image that nobody needs any longer', () => {
  it('is taken away where what was built stays in the cache', () => {
    const forgotten = kinds.map((kind) => forgetArguments(host(kind), 'app:web')?.join(' '));
    const removed = 'image rm -- app:web';
    assert.deepEqual(forgotten, [removed, removed, undefined, 'untag -- app:web', removed, undefined]);
  });
});

describe('What is run for an image', () => {
  const odd = ['--privileged', '-v/:/host', '$(id)', '`id`', "a'b", 'a"b', 'a b', 'a\nb', '', '--', 'é'];

  it('is never an option, however image, stage, shell and variables are called', () => {
    for (const one of hosts) {
      for (const text of odd) {
        const strange = containerFor(text, '1');
        const shell = { executable: text, args: [], probe: [] };
        const { begin, probe, open, end } = shellArguments(one, text, strange, [[text, text]]);
        const plain = shellArguments(one, 'app', container, [['A', 'b']]);
        const vectors: [readonly string[], readonly string[]][] = [
          [begin ?? [], plain.begin ?? []],
          [probe(shell), plain.probe({ ...bash, probe: [] })],
          [open(shell), plain.open(bash)],
          [end, plain.end],
          [runArguments(one, text, strange, []), runArguments(one, 'app', container, [])],
          [stopArguments(one, strange), stopArguments(one, container)],
          [debugArguments(one, text), debugArguments(one, 'app')],
          [forgetArguments(one, text) ?? [], forgetArguments(one, 'app') ?? []],
        ];
        for (const [args, usual] of vectors) assert.deepEqual(options(args), options(usual), text);
      }
    }
  });

  /** What an engine reads as options: all in front of `--`, up to their `=`; how many words there are behind it. */
  function options(args: readonly string[]): unknown[] {
    const end = args.indexOf('--');
    const before = end === -1 ? args : args.slice(0, end);
    const words = before.map((word) => word.replace(/=.*/s, '').replace(/^dockerfile-stages-.*/, 'name'));
    return [...words, args.length];
  }
});
