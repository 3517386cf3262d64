import assert from 'node:assert/strict';
import { isAtLeast } from './engine';
import { type Ask, EngineFinder, findEngine, type WantedEngine } from './findEngine';

const docker28 = 'Docker version 28.5.2+dfsg3, build ecc6942\n';
const buildx = 'github.com/docker/buildx 0.29.1 0.29.1+ds1\n';

/** A machine on which these commands say this, and nothing else is installed. */
function machine(programs: Record<string, string>): Ask & { asked: string[] } {
  const asked: string[] = [];
  const ask = async (executable: string, args: readonly string[]) => {
    const command = [executable, ...args].join(' ');
    asked.push(command);
    return programs[command];
  };
  return Object.assign(ask, { asked });
}

const find = (programs: Record<string, string>, wanted: Partial<WantedEngine> = {}) =>
  findEngine({ path: '', kind: 'auto', ...wanted }, machine(programs));

describe('looking for an engine', () => {
  it('prefers docker with buildx', async () => {
    assert.deepEqual(
      await find({
        'docker --version': docker28,
        'docker buildx version': buildx,
        'podman --version': 'podman version 4',
      }),
      { kind: 'buildx', executable: 'docker', version: [0, 29, 1] },
    );
    const official = 'github.com/docker/buildx v0.12.1 30feaa1\n';
    assert.deepEqual(
      (await find({ 'docker --version': docker28, 'docker buildx version': official }))?.version,
      [0, 12, 1],
    );
  });

  it('knows which builder a docker without buildx has', async () => {
    assert.deepEqual(await find({ 'docker --version': docker28 }), {
      kind: 'legacy',
      executable: 'docker',
      version: [28, 5, 2],
    });
    const old = 'Docker version 20.10.24+dfsg1, build 297e128';
    assert.equal((await find({ 'docker --version': old }))?.kind, 'buildkit');
    assert.equal((await find({ 'docker --version': 'Docker version 18.06.1-ce, build e68fc7a' }))?.kind, 'legacy');
    assert.equal((await find({ 'docker --version': 'Docker version dev, build unknown' }))?.kind, 'legacy');
  });

  it('takes what else there is', async () => {
    const all = {
      'podman --version': 'podman version 4.3.1',
      'nerdctl --version': 'nerdctl version v1.7.6',
      'buildah --version': 'buildah version 1.28.2 (image-spec 1.1.0-rc2, runtime-spec 1.0.2-dev)',
    };
    assert.deepEqual(await find(all), { kind: 'podman', executable: 'podman', version: [4, 3, 1] });
    assert.deepEqual(await find(all, { kind: 'nerdctl' }), {
      kind: 'nerdctl',
      executable: 'nerdctl',
      version: [1, 7, 6],
    });
    assert.deepEqual(await find(all, { kind: 'buildah' }), {
      kind: 'buildah',
      executable: 'buildah',
      version: [1, 28, 2],
    });
    assert.equal(await find(all, { kind: 'docker' }), undefined);
  });

  it('sees who answers to the name of docker', async () => {
    const warned = 'Emulate Docker CLI using podman.\npodman version 4.3.1\n';
    assert.equal((await find({ 'docker --version': warned }))?.kind, 'podman');
    assert.equal((await find({ 'docker --version': 'nerdctl version 1.7.6' }))?.kind, 'nerdctl');
    assert.equal(await find({ 'docker --version': 'hello' }), undefined);
  });

  it('uses the configured program alone, as what the settings say that it is', async () => {
    const programs = { 'docker --version': docker28, '/opt/docker --version': docker28, '/opt/own --version': 'v1' };
    assert.equal((await find(programs, { path: ' /opt/docker ' }))?.executable, '/opt/docker');
    assert.equal(await find(programs, { path: '/opt/missing' }), undefined);
    assert.equal(await find(programs, { path: '/opt/own' }), undefined);
    assert.deepEqual(await find(programs, { path: '/opt/own', kind: 'podman' }), {
      kind: 'podman',
      executable: '/opt/own',
      version: [],
    });
  });

  it('finds none on a machine without any', async () => {
    assert.equal(await find({}), undefined);
  });

  it('asks again for what was missing, and never again for what was found', async () => {
    const programs: Record<string, string> = {};
    const ask = machine(programs);
    const finder = new EngineFinder(ask);
    const wanted: WantedEngine = { path: '', kind: 'auto' };
    assert.equal(await finder.find(wanted), undefined);
    programs['docker --version'] = docker28;
    programs['docker buildx version'] = buildx;
    assert.equal((await finder.find(wanted))?.kind, 'buildx');
    const asked = ask.asked.length;
    await Promise.all([finder.find(wanted), finder.find(wanted)]);
    assert.equal(ask.asked.length, asked);
  });
});

describe('versions of engines', () => {
  it('are compared number by number', () => {
    assert.ok(isAtLeast([4, 10], [4, 3]));
    assert.ok(isAtLeast([1], [1, 0]));
    assert.ok(!isAtLeast([4, 2, 9], [4, 3]));
    assert.ok(isAtLeast([], [99]), 'nobody knows');
  });
});
