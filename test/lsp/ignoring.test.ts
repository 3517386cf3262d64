import assert from 'node:assert/strict';
import { LanguageService } from '../../server/src/languageService';
import { MemoryFiles } from '../support/memoryFiles';

const uri = 'file:///project/Dockerfile';
const text = 'FROM scratch\nCOPY dist /\n';

/** A Dockerfile that is open beside these files. */
function opened(files: MemoryFiles) {
  const service = new LanguageService({
    log: (message) => assert.fail(message),
    graphviz: () => Promise.reject(new Error('nobody draws')),
    files,
  });
  service.workspace.open(uri, 1, text);
  const codes = () => service.diagnostics(uri)?.items.map(({ code }) => code) ?? [];
  const changed = () =>
    new Promise<void>((resolve) => {
      const end = service.workspace.listenForFindings(() => {
        end();
        resolve();
      });
    });
  return { codes, changed };
}

describe('The ignore file beside an open Dockerfile', () => {
  it('is read once diagnostics are asked for, which then come again', async () => {
    const { codes, changed } = opened(new MemoryFiles({ Dockerfile: text, '.dockerignore': 'dist\n' }));
    const news = changed();
    assert.ok(!codes().includes('copy-ignored-file'));
    await news;
    assert.ok(codes().includes('copy-ignored-file'));
  });

  it('counts as it is on disk now', async () => {
    const files = new MemoryFiles({ Dockerfile: text, '.dockerignore': 'dist\n' });
    const { codes, changed } = opened(files);
    const first = changed();
    codes();
    await first;
    const second = changed();
    files.write('.dockerignore', 'node_modules\n');
    await second;
    assert.ok(!codes().includes('copy-ignored-file'));
  });
});
