import assert from 'node:assert/strict';
import type { StageNeeds } from '../../../../server/src/protocol/methods';
import { type Answers, answersFor, askedBy, isEnough, noAnswers } from './answers';
import { LastBuilds } from './lastBuilds';

const answers: Answers = {
  args: { VERSION: '1', NPM_TOKEN: 't0ken' },
  secrets: {
    npmrc: { kind: 'file', path: '/home/me/.npmrc' },
    env: { kind: 'environment', name: 'ENV' },
    typed: { kind: 'value', value: 's3cret' },
  },
  ssh: { default: '', work: '/key' },
  platforms: ['linux/arm64'],
  namedContexts: { assets: '/home/me/assets' },
  cacheFrom: ['type=registry,ref=example.com/app'],
  cacheTo: ['type=inline'],
  output: { kind: 'push' },
  noCache: true,
  pull: false,
};

/** A memory and a keyring, with what lies in them. */
function storage() {
  const [memory, keyring] = [new Map<string, unknown>(), new Map<string, string>()];
  const memento = {
    get: <T>(key: string) => memory.get(key) as T | undefined,
    update: async (key: string, value: unknown) => void memory.set(key, JSON.parse(JSON.stringify(value))),
    keys: () => [...memory.keys()],
  };
  const secrets = {
    get: async (key: string) => keyring.get(key),
    store: async (key: string, value: string) => void keyring.set(key, value),
    delete: async (key: string) => void keyring.delete(key),
  };
  return { memory, keyring, secrets, builds: new LastBuilds(memento as never, secrets) };
}

const needs = (change: Partial<StageNeeds>): StageNeeds => ({
  arguments: [],
  secrets: [],
  ssh: [],
  usesPlatform: false,
  mounts: false,
  heredocs: false,
  namedContexts: [],
  contexts: [],
  ...change,
});

describe('what was answered for a build', () => {
  it('is what the engine is asked for', () => {
    assert.deepEqual(askedBy(answers), {
      buildArgs: [
        { name: 'VERSION', value: '1' },
        { name: 'NPM_TOKEN', value: 't0ken' },
      ],
      secrets: [
        { id: 'npmrc', from: { kind: 'file', path: '/home/me/.npmrc' } },
        { id: 'env', from: { kind: 'environment', name: 'ENV' } },
        { id: 'typed', from: { kind: 'value', value: 's3cret' } },
      ],
      ssh: [{ id: 'default' }, { id: 'work', path: '/key' }],
      platforms: ['linux/arm64'],
      namedContexts: [{ name: 'assets', source: '/home/me/assets' }],
      cacheFrom: ['type=registry,ref=example.com/app'],
      cacheTo: ['type=inline'],
      output: { kind: 'push' },
      noCache: true,
      pull: false,
    });
  });

  it('counts for another stage as far as that looks at it', () => {
    const argument = { name: 'VERSION', hasDefault: false, inFrom: false };
    const found = answersFor(needs({ arguments: [argument], ssh: [{ id: 'work', required: false }] }), answers);
    assert.deepEqual(
      [found.args, found.secrets, found.ssh, found.platforms],
      [{ VERSION: '1' }, {}, { work: '/key' }, []],
    );
    const odd = { name: 'constructor', hasDefault: false, inFrom: false };
    assert.deepEqual(answersFor(needs({ arguments: [odd] }), noAnswers).args, {});
  });

  it('is enough once a build has all that it cannot do without', () => {
    const base = { name: 'VERSION', hasDefault: false, inFrom: true };
    const optional = { name: 'WHO', hasDefault: false, inFrom: false };
    const token = { id: 'npmrc', required: true };
    assert.ok(isEnough(needs({ arguments: [optional], secrets: [{ id: 'x', required: false }] }), noAnswers));
    assert.ok(!isEnough(needs({ arguments: [base] }), noAnswers));
    assert.ok(!isEnough(needs({ secrets: [token] }), noAnswers));
    assert.ok(isEnough(needs({ arguments: [base, optional], secrets: [token] }), answers));
  });

  it('is remembered, with nothing secret in clear text', async () => {
    const { memory, builds } = storage();
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers });
    assert.deepEqual((await builds.last())?.answers, answers);
    assert.deepEqual(await builds.answered('file:///a'), { dockerfile: 'file:///a', target: 'web', answers });
    assert.equal(await builds.answered('file:///b'), undefined);
    assert.doesNotMatch(JSON.stringify([...memory]), /t0ken|s3cret/);
  });

  it('is remembered without the passwords of addresses and the keys of caches', async () => {
    const { memory, keyring, builds } = storage();
    const more = {
      namedContexts: { assets: 'https://me:pa55word@example.com/assets.git' },
      cacheTo: ['type=s3,region=x,secret_access_key=k3y'],
    };
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers: { ...answers, ...more } });
    assert.deepEqual((await builds.last())?.answers, { ...answers, ...more });
    assert.doesNotMatch(JSON.stringify([...memory]), /pa55word|k3y/);
    keyring.clear();
    assert.deepEqual((await builds.last())?.answers?.cacheTo, []);
  });

  it('has no further options where an older version kept it', async () => {
    const { memory, builds } = storage();
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers: { ...answers, args: {}, secrets: {} } });
    for (const kept of memory.values()) {
      for (const name of ['namedContexts', 'cacheFrom', 'cacheTo']) {
        delete (kept as { answers: Record<string, unknown> }).answers[name];
      }
    }
    const found = (await builds.last())?.answers;
    assert(found);
    assert.deepEqual([found.namedContexts, found.cacheFrom, askedBy(found).cacheTo], [{}, [], undefined]);
  });

  it('is asked for again where the keyring has lost it', async () => {
    const { keyring, builds } = storage();
    await builds.remember({ dockerfile: 'file:///a', target: undefined, answers });
    for (const lost of [() => keyring.clear(), () => keyring.set('buildWith:file:///a', 'no json')]) {
      lost();
      const found = (await builds.last())?.answers;
      assert.deepEqual(found?.args, { VERSION: '1' });
      assert.deepEqual(Object.keys(found?.secrets ?? {}), ['npmrc', 'env']);
    }
  });

  it('needs no keyring where nothing is secret, and leaves nothing old in it', async () => {
    const { keyring, secrets, builds } = storage();
    const locked = () => Promise.reject(new Error('locked'));
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers });
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers: { ...answers, args: {}, secrets: {} } });
    assert.equal(keyring.size, 0);
    Object.assign(secrets, { get: locked, store: locked, delete: locked });
    assert.deepEqual((await builds.last())?.answers?.args, {});
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers });
    assert.deepEqual((await builds.last())?.answers?.args, { VERSION: '1' });
  });

  it('stays while a plain build is remembered as the last one', async () => {
    const { builds } = storage();
    await builds.remember({ dockerfile: 'file:///a', target: 'web', answers });
    await builds.remember({ dockerfile: 'file:///a', target: 'test', answers: undefined });
    assert.deepEqual(await builds.last(), { dockerfile: 'file:///a', target: 'test', answers: undefined });
    assert.equal((await builds.answered('file:///a'))?.target, 'web');
  });
});
