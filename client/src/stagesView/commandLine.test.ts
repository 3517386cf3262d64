import assert from 'node:assert/strict';
import { commandLine, type WrittenBuild } from './commandLine';

const usual: WrittenBuild = {
  executable: 'docker',
  programOptions: [],
  target: 'web',
  tag: 'shop:web',
  options: [],
  dockerfile: '/home/me/shop/Dockerfile',
  context: '/home/me/shop',
  from: '/home/me/shop',
  platform: 'linux',
  shell: 'posix',
};

const check = (build: Partial<WrittenBuild>, expected: string) =>
  assert.equal(commandLine({ ...usual, ...build }), expected);

describe('The command that builds a stage, as one would type it', () => {
  it('names the Dockerfile only where the context does not find it by itself', () => {
    check({}, 'docker build --target web --tag shop:web .');
    check(
      { dockerfile: '/home/me/shop/docker/web.Dockerfile' },
      'docker build --target web --tag shop:web --file docker/web.Dockerfile .',
    );
    check(
      { dockerfile: '/home/me/shop/api/Dockerfile', context: '/home/me/shop/api' },
      'docker build --target web --tag shop:web api',
    );
  });

  it('names no stage that has no name, and no image where none is wanted', () =>
    check({ target: undefined, tag: undefined }, 'docker build .'));

  it('keeps whole paths outside of the folder it is typed in', () => {
    check({ tag: undefined, context: '/home/me' }, 'docker build --target web --file Dockerfile /home/me');
    check({ tag: undefined, from: undefined }, 'docker build --target web /home/me/shop');
  });

  it('quotes what a shell would read as something else', () => {
    const dockerfile = "/home/me/shop/it's $HOME; `x`/Dockerfile";
    check({ tag: undefined, dockerfile }, "docker build --target web --file 'it'\\''s $HOME; `x`/Dockerfile' .");
    check(
      { tag: undefined, dockerfile: '/home/me/shop/-f/Dockerfile' },
      'docker build --target web --file ./-f/Dockerfile .',
    );
  });

  it('has backslashes and double quotes on Windows', () => {
    const windows = {
      platform: 'win32',
      shell: 'windows' as const,
      from: 'c:\\shop',
      context: 'c:\\shop',
      tag: undefined,
    };
    check(
      { ...windows, dockerfile: 'c:\\shop\\my app\\Dockerfile' },
      'docker build --target web --file "my app\\Dockerfile" .',
    );
    check(
      { ...windows, dockerfile: 'c:\\shop\\$x\\Dockerfile' },
      "docker build --target web --file '$x\\Dockerfile' .",
    );
  });

  it('says what else is asked for', () => {
    const options = ['--build-arg=A=b c', '--no-cache'];
    check({ options }, "docker build --target web --tag shop:web '--build-arg=A=b c' --no-cache .");
    const podman = { executable: 'podman', programOptions: ['--connection=vm'], tag: undefined };
    check(podman, 'podman --connection=vm build --target web .');
  });
});
