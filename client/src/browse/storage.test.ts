import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { BrowseStorage } from './storage';

describe('Where archives are kept', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'browse-storage-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is a folder that nobody else can read, and that goes when it is no longer needed', async () => {
    const storage = new BrowseStorage(path.join(root, 'browse'));
    const folder = await storage.create();
    if (process.platform !== 'win32') assert.equal(statSync(folder).mode & 0o777, 0o700);
    writeFileSync(path.join(folder, 'image.tar'), 'x');
    await storage.remove(folder);
    assert.equal(existsSync(folder), false);
  });

  it('is emptied with the window', async () => {
    const storage = new BrowseStorage(root);
    await storage.create();
    await storage.create();
    storage.dispose();
    assert.deepEqual(readdirSync(root), []);
  });

  it('is cleared of what a window has left that is gone, and of nothing else', async () => {
    const gone = 2 ** 30;
    for (const name of [`${gone}-abc`, `${process.pid}-mine`, `${process.ppid}-other`, 'unknown']) {
      mkdirSync(path.join(root, name));
    }
    await new BrowseStorage(root).removeLeftovers();
    assert.deepEqual(readdirSync(root).sort(), [`${process.pid}-mine`, `${process.ppid}-other`, 'unknown'].sort());
    await new BrowseStorage(path.join(root, 'not-there')).removeLeftovers();
  });
});
