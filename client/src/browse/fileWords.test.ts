import assert from 'node:assert/strict';
import type { StageFile } from './archive/stageFile';
import { modeText, ownerText, sorted, visible } from './fileWords';

describe('What is said of a file', () => {
  it('has the mode as ls prints it', () => {
    const mode = (kind: StageFile['kind'], bits: number) => modeText({ kind, mode: bits });
    assert.equal(mode('file', 0o644), '-rw-r--r--');
    assert.equal(mode('folder', 0o1777), 'drwxrwxrwt');
    assert.equal(mode('file', 0o4755), '-rwsr-xr-x');
    assert.equal(mode('file', 0o6600), '-rwS--S---');
    assert.equal(mode('symlink', 0o777), 'lrwxrwxrwx');
    assert.equal(mode('character-device', 0o1000), 'c--------T');
  });

  it('has the owner by name where the archive has one', () => {
    assert.equal(ownerText({ user: 'app', group: '', uid: 7, gid: 8 }), 'app:8');
    assert.equal(ownerText({ user: '', group: '', uid: 0, gid: 0 }), '0:0');
  });

  it('hides nothing that a name has in it', () => {
    assert.equal(visible('evil\u202egnp.sh\n\u001b[2J'), 'evil\ufffdgnp.sh\ufffd\ufffd[2J');
    assert.equal(visible('größe 😀 文件'), 'größe 😀 文件');
  });
});

describe('The order of files', () => {
  const file = (name: string, size: number, kind = 'file') => ({ name, size, kind }) as StageFile;
  const files = [file('b', 1), file('file10', 5), file('file9', 7), file('z', 2, 'folder'), file('a', 9, 'folder')];
  const names = (by: 'name' | 'size') => sorted(files, by).map(({ name }) => name);

  it('has folders first, then numbers as people count', () => {
    assert.deepEqual(names('name'), ['a', 'z', 'b', 'file9', 'file10']);
  });

  it('has the largest first where sizes count', () => {
    assert.deepEqual(names('size'), ['a', 'z', 'file9', 'file10', 'b']);
  });
});
