import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import type { ExposedPort } from './exposedPorts';
import { hostPorts } from './exposedPorts';
import type { PublishedPort } from './runArguments';

const HERE = '127.0.0.1';

/** A free port of this machine for each port of a container: the same one where it can be had. */
export async function publish(ports: readonly ExposedPort[]): Promise<readonly PublishedPort[]> {
  const published: PublishedPort[] = [];
  for (const { port, protocol } of ports) {
    const taken = published.filter((one) => one.protocol === protocol).map(({ host }) => host);
    published.push({ container: port, protocol, host: await freePort(port, protocol, taken) });
  }
  return published;
}

async function freePort(port: number, protocol: string, taken: readonly number[]): Promise<number> {
  const listen = protocol === 'udp' ? listenUdp : listenTcp;
  for (const wanted of hostPorts(port)) {
    const found = taken.includes(wanted) ? undefined : await listen(wanted);
    if (found !== undefined && !taken.includes(found)) return found;
  }
  return port;
}

/** The port, or any for 0; undefined where it is taken or not for us. */
function listenTcp(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: HERE, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

function listenUdp(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(undefined);
    });
    socket.bind({ port, address: HERE, exclusive: true }, () => {
      const { port: found } = socket.address();
      socket.close(() => resolve(found));
    });
  });
}

/** Engines take a connection before there is anybody to answer it, and end it at once. */
const STAYS_MS = 300;

/** Whether somebody listens at a TCP port of this machine. Sends nothing. */
export function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HERE });
    const end = (answer: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(!socket.connecting), STAYS_MS);
    socket.once('data', () => end(true));
    for (const name of ['error', 'end', 'close'] as const) socket.once(name, () => end(false));
  });
}
