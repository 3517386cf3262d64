import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFiles } from '../../server/src/lsp/node/nodeFiles';
import { type Checklist, type ChecklistItem, checklistRequest } from '../../server/src/protocol/checklist';
import { dockerfilesChanged, dockerfilesRequest } from '../../server/src/protocol/stagesView';
import { clientInMemory, type LspClient } from '../support/lspClient';

const watches = { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } } };

const text = `FROM golang AS builder
COPY . .
RUN go build -o /app
FROM scratch AS production
COPY --from=builder /app /app
`;

describe('The checklist that a client asks for', () => {
  let folder: string;
  let client: LspClient;
  const uri = (file = '') => pathToFileURL(path.join(folder, file)).href.replace(/\/$/, '');
  const write = (file: string, contents: string) => writeFileSync(path.join(folder, file), contents);
  const checklist = (file = 'Dockerfile') => client.request<Checklist | null>(checklistRequest, { uri: uri(file) });

  const item = async (id: string): Promise<ChecklistItem> => {
    const items = (await checklist())?.sections.flatMap((section) => section.items) ?? [];
    const found = items.find((one) => one.id === id);
    assert.ok(found, id);
    return found;
  };

  const changedOnDisk = async (file: string, type: 1 | 2 | 3) => {
    client.heard.length = 0;
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(file), type }] });
    await client.hears(dockerfilesChanged);
  };

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'checklist-')));
    write('Dockerfile', text);
    client = await clientInMemory({ files: nodeFiles }).initialize({ rootUri: uri(), capabilities: watches });
    await client.request(dockerfilesRequest, {});
  });

  afterEach(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is there for a Dockerfile that is not open', async () => {
    const list = await checklist();
    assert.equal(list?.target, "'production'");
    assert.deepEqual(
      list?.sections.map(({ id }) => id),
      ['structure', 'optimisation', 'build', 'security'],
    );
    assert.equal(await checklist('Missing'), null);
  });

  it('is about what the editor has', async () => {
    assert.equal((await item('versions-pinned')).state, 'failed');
    client.open(text.replace('golang', 'golang:1.23'), uri('Dockerfile'));
    assert.equal((await item('versions-pinned')).state, 'passed');
    client.open('# nothing yet\n', uri('Dockerfile'));
    assert.equal(await checklist(), null);
  });

  it('follows the ignore file, also where the Dockerfile is not open', async () => {
    assert.equal((await item('dockerignore')).state, 'failed');
    write('.dockerignore', '.git\n');
    await changedOnDisk('.dockerignore', 1);
    assert.equal((await item('dockerignore')).state, 'passed');
    rmSync(path.join(folder, '.dockerignore'));
    await changedOnDisk('.dockerignore', 3);
    assert.equal((await item('dockerignore')).state, 'failed');
  });

  it('offers fixes of the rules that are on, and goes on to say what those found that are off', async () => {
    client.open('FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n', uri('Dockerfile'));
    const [found] = (await item('no-build-tools')).evidence;
    assert.deepEqual([found?.rule, found?.line, found?.hasFix], ['package-cache-left', 1, true]);
    client.heard.length = 0;
    const settings = { dockerfileStages: { rules: { 'package-cache-left': 'off' } } };
    client.notify('workspace/didChangeConfiguration', { settings });
    await client.hears(dockerfilesChanged);
    const { state, evidence } = await item('no-build-tools');
    assert.deepEqual([state, evidence[0]?.hasFix], ['failed', false]);
  });
});
