import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getVSCodeTokens, renderSnap } from 'vscode-tmgrammar-test/dist/snapshot/index';
import { vscodeRegistry } from '../support/colours';
import { vscodeExtensions } from './vscodeGrammars';

type Registry = Awaited<ReturnType<typeof vscodeRegistry>>;

const workspaces = path.join(__dirname, '../workspaces');
const folders = ['colours', 'samples/node-stages', 'samples/go-distroless', 'samples/python-venv-slim'];

/** Each line with the scopes of its words; those around them all are left out. */
async function snapshotOf(registry: Registry, text: string): Promise<string> {
  const lines = await getVSCodeTokens(registry as never, 'source.dockerfile', text);
  const around = /^(source|meta\.(instruction|before-command|shell-form|statement|heredoc)\b)/;
  const short = lines.map(({ src, tokens }) => ({
    src,
    tokens: tokens
      .filter(({ startIndex, endIndex }) => src.slice(startIndex, endIndex).trim())
      .map((token) => ({ ...token, scopes: token.scopes.filter((scope) => !around.test(scope)) })),
  }));
  return renderSnap(short as never); // its types want exactly one word in each line
}

describe('Colours of whole Dockerfiles', () => {
  let registry: Registry;
  before(async function () {
    this.timeout(300_000); // VS Code may have to be installed
    const extensions = await vscodeExtensions();
    if (!extensions) this.skip();
    registry = await vscodeRegistry(extensions);
  });

  for (const folder of folders)
    it(`are as they were: ${folder} (UPDATE_SNAPSHOTS=1 writes them anew)`, async () => {
      const file = path.join(__dirname, 'snapshots', `${path.basename(folder)}.snap`);
      const text = readFileSync(path.join(workspaces, folder, 'Dockerfile'), 'utf8');
      const found = await snapshotOf(registry, text);
      if (process.env.UPDATE_SNAPSHOTS) writeFileSync(file, found);
      assert.equal(found, readFileSync(file, 'utf8'));
    });
});
