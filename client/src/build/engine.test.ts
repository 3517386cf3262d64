import assert from 'node:assert/strict';
import { EngineFinder, findEngine, type Probe } from './engine';

/** A machine on which these commands end with these exit codes, and nothing else is installed. */
function machine(programs: Record<string, number>): Probe & { asked: string[] } {
  const asked: string[] = [];
  const probe = async (executable: string, args: readonly string[]) => {
    const command = [executable, ...args].join(' ');
    asked.push(command);
    return programs[command];
  };
  return Object.assign(probe, { asked });
}

describe('looking for an engine', () => {
  it('prefers docker with buildx', async () => {
    const probe = machine({ 'docker buildx version': 0, 'docker --version': 0 });
    assert.deepEqual(await findEngine('', probe), { kind: 'buildx', executable: 'docker' });
  });

  it('takes docker without buildx', async () => {
    const probe = machine({ 'docker buildx version': 1, 'docker --version': 0 });
    assert.deepEqual(await findEngine('', probe), { kind: 'docker', executable: 'docker' });
  });

  it('uses the configured program alone', async () => {
    const probe = machine({ 'docker buildx version': 0, '/opt/docker --version': 0 });
    assert.deepEqual(await findEngine(' /opt/docker ', probe), { kind: 'docker', executable: '/opt/docker' });
    assert.equal(await findEngine('/opt/missing', probe), undefined);
  });

  it('finds none on a machine without docker', async () => {
    assert.equal(await findEngine('', machine({})), undefined);
  });

  it('asks again for what was missing, and never again for what was found', async () => {
    const programs: Record<string, number> = {};
    const probe = machine(programs);
    const finder = new EngineFinder(probe);
    assert.equal(await finder.find(''), undefined);
    programs['docker buildx version'] = 0;
    assert.equal((await finder.find(''))?.kind, 'buildx');
    const asked = probe.asked.length;
    await finder.find('');
    assert.equal(probe.asked.length, asked);
  });
});
