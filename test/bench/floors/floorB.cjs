// The floor of the protocol: no library, no text kept; every edit has empty diagnostics, every request the answer null.
let chunks = [];
let length = 0;
let needed = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function handle({ id, method, params }) {
  if (method === 'initialize') send({ id, result: { capabilities: { textDocumentSync: 2 } } });
  else if (id !== undefined) send({ id, result: null });
  else if (method === 'textDocument/didOpen' || method === 'textDocument/didChange') {
    const { uri, version } = params.textDocument;
    send({ method: 'textDocument/publishDiagnostics', params: { uri, version, diagnostics: [] } });
  }
}

process.stdin.on('data', (chunk) => {
  chunks.push(chunk);
  length += chunk.length;
  while (length > 0 && length >= needed) {
    const buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    chunks = [buffer];
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    needed = end + 4 + Number(/Content-Length: (\d+)/i.exec(buffer.latin1Slice(0, end))[1]);
    if (length < needed) return;
    const message = JSON.parse(buffer.utf8Slice(end + 4, needed));
    chunks = [buffer.subarray(needed)];
    length = chunks[0].length;
    needed = 0;
    handle(message);
  }
});
