import assert from 'node:assert/strict';
import { bytesOf } from './messageBytes';

const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const diagnostics = [
  { range, message: 'a "quoted" ☃ 😀', severity: 2 as const, tags: undefined },
  { range, message: '\ud800', code: 'x' },
];

/** The message that a client reads. */
function read(message: object): unknown {
  const bytes = Buffer.concat(bytesOf(message as Parameters<typeof bytesOf>[0]));
  const [header = '', ...body] = bytes.toString().split('\r\n\r\n');
  const json = body.join('\r\n\r\n');
  assert.equal(header, `Content-Length: ${Buffer.byteLength(json)}`);
  return JSON.parse(json);
}

describe('A message', () => {
  const published = (params: object) => ({ jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params });

  it('is read as it was written', () => {
    for (const message of [
      { jsonrpc: '2.0', id: 1, result: null },
      { jsonrpc: '2.0', method: 'window/logMessage', params: { message: '☃\r\n\r\n' } },
      published({ uri: 'file:///a', version: 3, diagnostics }),
      published({ diagnostics: [], uri: 'file:///"0}}' }),
    ]) {
      assert.deepEqual(read(message), JSON.parse(JSON.stringify(message)));
    }
  });

  it('has the same diagnostics again, and those of a longer list', () => {
    for (const list of [diagnostics, diagnostics, [...diagnostics, { range, message: 'new' }]]) {
      const message = published({ uri: 'file:///a', version: 4, diagnostics: list });
      assert.deepEqual(read(message), JSON.parse(JSON.stringify(message)));
    }
  });
});
