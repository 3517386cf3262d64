import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFiles } from '../../server/src/lsp/node/nodeFiles';
import { fingerprintsRequest, type StageFingerprint } from '../../server/src/protocol/fingerprints';
import { clientInMemory, type LspClient } from '../support/lspClient';

const text = 'FROM golang AS builder\nRUN make\nFROM scratch\nCOPY --from=builder /a /b\n';

describe('Whether stages are as they were', () => {
  let folder: string;
  let client: LspClient;
  const uri = (file: string) => pathToFileURL(path.join(folder, file)).href;
  const ask = async (of: string) =>
    (await client.request<StageFingerprint[] | null>(fingerprintsRequest, { uri: of }))?.map((one) => one.fingerprint);

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fingerprints-')));
    writeFileSync(path.join(folder, 'Dockerfile'), text);
    client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri('') });
  });

  afterEach(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told of a file on disk, and of what the editor has of it', async () => {
    const saved = await ask(uri('Dockerfile'));
    assert.equal(saved?.length, 2);
    client.open(`# a comment\n${text}`, uri('Dockerfile'));
    assert.deepEqual(await ask(uri('Dockerfile')), saved);
    client.edit(text.replace('make', 'make all'), undefined, uri('Dockerfile'));
    const typed = await ask(uri('Dockerfile'));
    assert.ok(typed?.every((fingerprint, index) => fingerprint !== saved[index]));
    client.edit(text, undefined, uri('Dockerfile'));
    assert.deepEqual(await ask(uri('Dockerfile')), saved);
  });

  it('is told of no file that is gone', async () => {
    assert.equal(await ask(uri('Missing')), undefined);
  });
});
