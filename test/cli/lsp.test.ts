import assert from 'node:assert/strict';
import { once } from 'node:events';
import { start } from './cli';

describe('dockerfile-stages lsp', function () {
  this.timeout(20_000);

  it('is a language server over standard input and output, and ends with its client', async () => {
    const server = start(['lsp', '--stdio']);
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    let answer = '';
    server.stdout.on('data', (chunk) => {
      answer += chunk;
    });
    while (!/"serverInfo":\{.*?\}/.test(answer)) await once(server.stdout, 'data');
    assert.match(answer, /"serverInfo":\{"name":"Dockerfile Stages"/);
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    assert.equal(await ended, 0);
  });
});
