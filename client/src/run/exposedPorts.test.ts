import assert from 'node:assert/strict';
import { exposedPorts, hostPorts, mostPorts, webAddress } from './exposedPorts';

describe('The ports that EXPOSE says', () => {
  it('are read as engines tell them', () => {
    assert.deepEqual(exposedPorts(['8080/tcp', '53/udp', '9000']), [
      { port: 8080, protocol: 'tcp' },
      { port: 53, protocol: 'udp' },
      { port: 9000, protocol: 'tcp' },
    ]);
  });

  it('may be a range, and are published once each', () => {
    const ports = exposedPorts(['8000-8002/tcp', '8001/tcp']);
    assert.deepEqual(
      ports.map(({ port }) => port),
      [8000, 8001, 8002],
    );
  });

  it('are left out where they are none, and not published by the thousand', () => {
    assert.deepEqual(exposedPorts(['0/tcp', '70000/tcp', '-p', '80/tcp:--privileged', '80/icmp', '$PORT', '']), []);
    assert.equal(exposedPorts(['1-65535/tcp']).length, mostPorts);
    assert.deepEqual(exposedPorts(['90-80/tcp']), []);
  });

  it('are the same here where they can be, and need no rights else', () => {
    assert.deepEqual(hostPorts(3000), [3000, 0]);
    assert.deepEqual(hostPorts(80), [80, 8080, 0]);
  });

  it('are opened in a browser where that may understand them', () => {
    assert.equal(webAddress({ port: 80, protocol: 'tcp' }, 8080), 'http://localhost:8080');
    assert.equal(webAddress({ port: 443, protocol: 'tcp' }, 8443), 'https://localhost:8443');
    assert.equal(webAddress({ port: 5432, protocol: 'tcp' }, 5432), undefined);
    assert.equal(webAddress({ port: 8080, protocol: 'udp' }, 8080), undefined);
  });
});
