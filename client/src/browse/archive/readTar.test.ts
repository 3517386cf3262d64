import assert from 'node:assert/strict';
import { blocksOf, folder, longName, sealed, tarArchive } from '../../../../test/support/tarArchive';
import { BadArchive } from './badArchive';
import { readTar, type TarEntry } from './readTar';
import type { Source } from './source';

const never = { isCancellationRequested: false };

function memory(bytes: Buffer, onRead = (_: number) => {}): Source {
  return {
    size: bytes.length,
    read: async (offset, length) => {
      onRead(length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

async function entriesOf(bytes: Buffer): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  for await (const entry of readTar(memory(bytes), never)) entries.push(entry);
  return entries;
}

async function troubleOf(bytes: Buffer): Promise<string> {
  try {
    await entriesOf(bytes);
    return 'none';
  } catch (error) {
    assert.ok(error instanceof BadArchive, String(error));
    return error.trouble;
  }
}

describe('The entries of a tar archive', () => {
  it('have their owner, mode, time, size and place', async () => {
    const bytes = tarArchive([{ path: 'app/a.txt', content: 'hello', mode: 0o4755, uid: 7, gid: 8 }]);
    const [entry, ...others] = await entriesOf(bytes);
    assert.deepEqual(others, []);
    assert.ok(entry);
    const { offset, size, ...rest } = entry;
    assert.equal(bytes.toString('utf8', offset, offset + size), 'hello');
    assert.deepEqual(rest, {
      kind: 'file',
      path: 'app/a.txt',
      link: '',
      mode: 0o4755,
      uid: 7,
      gid: 8,
      user: '',
      group: '',
      modified: 1_700_000_000_000,
      isSparse: false,
    });
  });

  it('are of all kinds, and those that nobody knows are passed over', async () => {
    const bytes = tarArchive([
      folder('dir/'),
      { path: 'sym', type: '2', link: '/dir' },
      { path: 'hard', type: '1', link: 'file' },
      { path: 'tty', type: '3' },
      { path: 'sda', type: '4' },
      { path: 'pipe', type: '6' },
      { path: 'volume', type: 'V' },
      { path: 'old-folder/' },
      { path: 'contiguous', type: '7', content: 'x' },
    ]);
    const kinds = (await entriesOf(bytes)).map(({ kind, path, link }) => `${kind} ${path} ${link}`.trim());
    assert.deepEqual(kinds, [
      'folder dir/',
      'symlink sym /dir',
      'hard-link hard file',
      'character-device tty',
      'block-device sda',
      'fifo pipe',
      'folder old-folder/',
      'file contiguous',
    ]);
  });

  it('have names of any length, in PAX and in the way of GNU', async () => {
    const name = `${'long/'.repeat(60)}näme`;
    const bytes = tarArchive([
      { path: 'short', pax: { path: name, linkpath: `${name}2` }, type: '2' },
      longName(name),
      { path: 'short', content: 'x' },
      { path: 'plain' },
    ]);
    const paths = (await entriesOf(bytes)).map(({ path, link }) => [path, link]);
    assert.deepEqual(paths, [
      [name, `${name}2`],
      [name, ''],
      ['plain', ''],
    ]);
  });

  it('have a prefix where a POSIX header has one', async () => {
    const [header = Buffer.alloc(0), ...rest] = blocksOf({ path: 'name', content: 'x' });
    header.write('some/where', 345);
    const [entry] = await entriesOf(Buffer.concat([sealed(header), ...rest, Buffer.alloc(1024)]));
    assert.equal(entry?.path, 'some/where/name');
  });

  it('have sizes that are larger than eight digits can tell', async () => {
    const [header = Buffer.alloc(0), ...rest] = blocksOf({ path: 'name', content: 'abc' });
    header.fill(0, 124, 136);
    header[124] = 0x80;
    header[135] = 3;
    const [entry] = await entriesOf(Buffer.concat([sealed(header), ...rest, Buffer.alloc(1024)]));
    assert.equal(entry?.size, 3);
    const [fromPax] = await entriesOf(tarArchive([{ path: 'a', content: 'abcd', size: 0, pax: { size: '4' } }]));
    assert.equal(fromPax?.size, 4);
  });

  it('have times before 1970', async () => {
    const [header = Buffer.alloc(0)] = blocksOf({ path: 'name' });
    header.fill(0xff, 136, 148);
    const [entry] = await entriesOf(Buffer.concat([sealed(header), Buffer.alloc(1024)]));
    assert.equal(entry?.modified, -1000);
  });

  it('keep what is said of all of them', async () => {
    const bytes = tarArchive([
      { path: 'a', global: { uname: 'app' } },
      { path: 'b', pax: { uname: 'me' } },
      { path: 'c' },
    ]);
    assert.deepEqual(
      (await entriesOf(bytes)).map(({ user }) => user),
      ['app', 'me', 'app'],
    );
  });

  it('may have holes, and then are as large as they say without being there', async () => {
    const tenGigabytes = 10_000_000_000;
    const pax = { 'GNU.sparse.major': '1', 'GNU.sparse.realsize': String(tenGigabytes), 'GNU.sparse.name': 'sparse' };
    const [header = Buffer.alloc(0)] = blocksOf({ path: 'gnu', type: 'S', size: 512 });
    header[482] = 1;
    header.write(tenGigabytes.toString(8).padStart(11, '0'), 483, 'latin1');
    const map = Buffer.alloc(1024);
    map[504] = 1;
    const gnu = Buffer.concat([sealed(header), map, Buffer.alloc(512)]);
    const bytes = Buffer.concat([gnu, tarArchive([{ path: 'x', pax, content: '1\n' }, { path: 'after' }])]);
    assert.deepEqual(
      (await entriesOf(bytes)).map(({ path, size, isSparse }) => [path, size, isSparse]),
      [
        ['gnu', tenGigabytes, true],
        ['sparse', tenGigabytes, true],
        ['after', 0, false],
      ],
    );
  });

  it('are found without reading what is in large files', async () => {
    const content = Buffer.alloc(5_000_000);
    let bytesRead = 0;
    const source = memory(
      tarArchive([
        { path: 'a', content },
        { path: 'b', content },
      ]),
      (length) => {
        bytesRead += length;
      },
    );
    const found: string[] = [];
    for await (const { path } of readTar(source, never)) found.push(path);
    assert.deepEqual(found, ['a', 'b']);
    assert.ok(bytesRead < 100_000, String(bytesRead));
  });
});

describe('An archive that is not what it should be', () => {
  const bytes = tarArchive([
    { path: 'a', content: 'x'.repeat(600) },
    { path: 'b', content: 'y' },
  ]);

  it('is truncated where bytes are missing, wherever it is cut', async () => {
    const answers = new Set<string>();
    const lastByte = bytes.indexOf('y');
    for (let end = 1; end <= lastByte; end += 100) answers.add(await troubleOf(bytes.subarray(0, end)));
    assert.deepEqual(answers, new Set(['truncated']));
  });

  it('is damaged where a checksum is wrong', async () => {
    const wrong = Buffer.from(bytes);
    wrong[3] = 0x41;
    assert.equal(await troubleOf(wrong), 'damaged');
    assert.equal(await troubleOf(Buffer.from('This is no archive. '.repeat(100))), 'damaged');
  });

  it('has no file of more bytes than there are', async () => {
    assert.equal(await troubleOf(tarArchive([{ path: 'a', size: 8_000_000_000 }])), 'truncated');
    assert.equal(await troubleOf(tarArchive([{ path: 'a', pax: { size: '9e15' } }])), 'truncated');
    assert.equal(await troubleOf(tarArchive([{ path: 'a', pax: { size: '-1' } }])), 'damaged');
    assert.equal(await troubleOf(tarArchive([{ path: 'a', pax: { size: '1e400' } }])), 'damaged');
  });

  it('has no records without an end', async () => {
    for (const content of ['99 path=x\n', '5 path=x\n', 'x path=x\n', '0 path=x\n', ' ', '11 path=xyz!']) {
      assert.equal(await troubleOf(tarArchive([{ path: 'p', type: 'x', content }, { path: 'a' }])), 'damaged', content);
    }
    const endless = { path: 'p', type: 'L', size: 3_000_000, content: Buffer.alloc(3_000_000) };
    assert.equal(await troubleOf(tarArchive([endless, { path: 'a' }])), 'damaged');
  });

  it('ends with an answer, whatever bytes are changed', async () => {
    for (let at = 0; at < 512; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x81;
      sealed(changed.subarray(0, 512));
      const trouble = await troubleOf(changed);
      assert.ok(['none', 'damaged', 'truncated'].includes(trouble), `${at}: ${trouble}`);
    }
  });
});
