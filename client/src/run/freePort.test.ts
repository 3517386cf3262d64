import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { isAnswered, publish } from './freePort';

/** A port of this machine where somebody listens, during a test. */
async function withListener(accept: (port: number) => Promise<void>, greet: 'stay' | 'leave' = 'stay'): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (greet === 'leave') socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await accept((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

describe('A port of this machine', () => {
  it('is another one where that of the container is taken', async () => {
    await withListener(async (port) => {
      const [published] = await publish([{ port, protocol: 'tcp' }]);
      assert.equal(published?.container, port);
      assert.notEqual(published?.host, port);
      assert.ok(published && published.host > 1023);
    });
  });

  it('is the same where it is free, for UDP too', async () => {
    let free = 0;
    await withListener(async (port) => {
      free = port;
    });
    for (const protocol of ['tcp', 'udp']) {
      assert.deepEqual(await publish([{ port: free, protocol }]), [{ container: free, host: free, protocol }]);
    }
  });

  it('is given to one of the container alone', async () => {
    const published = await publish([1, 2, 3].flatMap((port) => [{ port, protocol: 'tcp' }]));
    assert.equal(new Set(published.map(({ host }) => host)).size, 3);
  });

  it('answers where a connection stays', async () => {
    await withListener(async (port) => assert.equal(await isAnswered(port), true));
    await withListener(async (port) => assert.equal(await isAnswered(port), false), 'leave');
    let gone = 0;
    await withListener(async (port) => {
      gone = port;
    });
    assert.equal(await isAnswered(gone), false);
  });
});
