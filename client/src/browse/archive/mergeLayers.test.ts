import assert from 'node:assert/strict';
import { type ArchiveEntry, folder, tarArchive } from '../../../../test/support/tarArchive';
import { BadArchive } from './badArchive';
import { MergedLayers } from './mergeLayers';
import { readTar } from './readTar';
import { searchFiles } from './searchFiles';
import { type Folder, follow, pathOf, type StageFile } from './stageFile';

async function merged(...layers: readonly (readonly ArchiveEntry[])[]): Promise<MergedLayers> {
  const result = new MergedLayers();
  for (const [index, entries] of layers.entries()) {
    const bytes = tarArchive(entries);
    const source = { size: bytes.length, read: async (at: number, length: number) => bytes.subarray(at, at + length) };
    const read = [];
    for await (const entry of readTar(source, { isCancellationRequested: false })) read.push(entry);
    result.add(read, index);
  }
  result.sumUp();
  return result;
}

/** Each file with its size and its layer: `/etc/ 3 @0`, `/etc/a 3 @1`. */
function listing(root: Folder): string[] {
  const lines = (folder: Folder): string[] =>
    [...folder.children.values()].flatMap((file) => {
      const link = file.kind === 'symlink' ? ` -> ${file.target}` : '';
      const slash = file.kind === 'folder' ? '/' : '';
      const own = `${pathOf(file)}${slash} ${file.size} @${file.layer}${link}`;
      return file.kind === 'folder' ? [own, ...lines(file)] : [own];
    });
  return lines(root).sort();
}

async function check(layers: readonly (readonly ArchiveEntry[])[], expected: readonly string[]): Promise<void> {
  assert.deepEqual(listing((await merged(...layers)).root), [...expected].sort());
}

const whiteout = (path: string): ArchiveEntry => ({ path });

describe('The files of an image', () => {
  it('are those of all layers, each with the layer that wrote it last', () =>
    check(
      [
        [folder('etc/'), { path: 'etc/a', content: 'one' }, { path: 'etc/b', content: 'b' }],
        [folder('etc/', { mode: 0o700 }), { path: 'etc/a', content: 'other' }],
      ],
      ['/etc/ 6 @0', '/etc/a 5 @1', '/etc/b 1 @0'],
    ));

  it('are gone where a layer has a whiteout for them', () =>
    check(
      [
        [
          folder('etc/'),
          { path: 'etc/a', content: 'a' },
          { path: 'etc/b', content: 'b' },
          folder('tmp/'),
          { path: 'tmp/x' },
        ],
        [whiteout('etc/.wh.a'), whiteout('.wh.tmp'), whiteout('nowhere/.wh.x')],
      ],
      ['/etc/ 1 @0', '/etc/b 1 @0'],
    ));

  it('are gone from an opaque folder, but not those that the same layer puts there', () =>
    check(
      [
        [folder('v/'), { path: 'v/old', content: 'x' }, folder('v/deep/'), { path: 'v/deep/y' }],
        [folder('v/'), { path: 'v/new', content: 'zz' }, whiteout('v/.wh..wh..opq')],
      ],
      ['/v/ 2 @0', '/v/new 2 @1'],
    ));

  it('stay where a whiteout in the same layer names them', () =>
    check([[{ path: 'a', content: 'x' }], [{ path: 'a', content: 'yy' }, whiteout('.wh.a')]], ['/a 2 @1']));

  it('have no trace of what storage drivers keep for themselves', () =>
    check([[whiteout('.wh..wh.plnk'), whiteout('.wh..wh.aufs'), whiteout('.wh.'), whiteout('.wh...')]], []));

  it('replace folders, and folders replace them', () =>
    check(
      [
        [folder('a/'), { path: 'a/x', content: 'x' }, { path: 'b', content: 'y' }],
        [{ path: 'a', content: 'now a file' }, folder('b/'), { path: 'b/z', content: 'z' }],
      ],
      ['/a 10 @1', '/b/ 1 @1', '/b/z 1 @1'],
    ));

  it('lie in folders that no entry is for', () =>
    check([[{ path: 'a/b/c', content: 'x' }]], ['/a/ 1 @0', '/a/b/ 1 @0', '/a/b/c 1 @0']));

  it('lie where links lead, within the image', () =>
    check(
      [
        [
          folder('usr/lib/'),
          { path: 'lib', type: '2', link: 'usr/lib' },
          { path: 'out', type: '2', link: '../../usr' },
        ],
        [
          { path: 'lib/x.so', content: 'xx' },
          { path: 'out/y', content: 'y' },
        ],
      ],
      [
        '/lib 0 @0 -> usr/lib',
        '/out 0 @0 -> ../../usr',
        '/usr/ 3 @0',
        '/usr/lib/ 2 @0',
        '/usr/lib/x.so 2 @1',
        '/usr/y 1 @1',
      ],
    ));

  it('count once in their folders, however many hard links they have', () =>
    check(
      [
        [
          folder('bin/'),
          { path: 'bin/sh', type: '1', link: '/bin/busybox' },
          { path: 'bin/busybox', content: '12345' },
        ],
        [{ path: 'bin/ls', type: '1', link: 'bin/busybox' }, whiteout('bin/.wh.busybox')],
      ],
      // The whiteout is for what lies below, so that the link of the same layer has nothing to lead to.
      ['/bin/ 5 @0', '/bin/sh 5 @0'],
    ));

  it('keep the bytes of a hard link when what it led to is written anew', async () => {
    const { root } = await merged(
      [
        { path: 'a', content: 'old' },
        { path: 'b', type: '1', link: 'a' },
      ],
      [{ path: 'a', content: 'newer' }],
    );
    const b = root.children.get('b');
    assert.ok(b?.kind === 'file');
    assert.deepEqual([b.size, b.content.layer, b.hardLinkTo, root.size], [3, 0, '/a', 8]);
  });

  it('are the last of those that have the same name', () =>
    check(
      [
        [
          { path: 'a', content: '1' },
          { path: './a', content: '22' },
          { path: '/a', content: '333' },
        ],
      ],
      ['/a 3 @0'],
    ));
});

describe('An image of somebody hostile', () => {
  it('has nothing outside of it', async () => {
    const { root, leftOut } = await merged([
      { path: '../../etc/passwd', content: 'x' },
      { path: 'a/../../b', content: 'x' },
      { path: 'ok/../fine', content: 'x' },
      { path: '/etc/shadow', content: 'x' },
      { path: 'hard', type: '1', link: '../../etc/passwd' },
      { path: 'nothing', type: '1', link: 'not/there' },
    ]);
    assert.deepEqual(listing(root), ['/etc/ 1 @0', '/etc/shadow 1 @0', '/fine 1 @0']);
    assert.equal(leftOut, 4);
  });

  it('has links that lead in circles, or nowhere', async () => {
    const { root } = await merged([
      { path: 'a', type: '2', link: 'b' },
      { path: 'b', type: '2', link: 'a' },
      { path: 'self', type: '2', link: 'self/self' },
      { path: 'up', type: '2', link: '../../../../x' },
      { path: 'x', content: 'found' },
      { path: 'a/inside', content: '!' },
      { path: 'me', type: '1', link: 'me' },
    ]);
    assert.equal(follow(root, root, 'self'), undefined);
    assert.equal(follow(root, root, 'up'), root.children.get('x'));
    assert.equal(follow(root, root, 'x/y'), undefined);
    assert.equal(follow(root, root, '../..'), root);
    // A folder takes the place of the link that leads nowhere.
    assert.equal(follow(root, root, 'a/inside')?.kind, 'file');
    assert.equal(root.children.has('me'), false);
  });

  it('has names like those of JavaScript', () =>
    check([[{ path: '__proto__/constructor', content: 'x' }]], ['/__proto__/ 1 @0', '/__proto__/constructor 1 @0']));

  it('is not as deep as its paths say', async () => {
    const deep = { path: 'x', pax: { path: `${'d/'.repeat(100_000)}x` }, content: 'x' };
    const steps = Array.from({ length: 300 }, (_, at) => [
      { path: 'l', type: '2', link: 'd/'.repeat(40).repeat(at === 0 ? 0 : 1) || '.' },
    ]).flat();
    const { root, leftOut } = await merged([deep, ...steps]);
    assert.equal(leftOut, 1);
    assert.equal(listing(root).length, 1);
  });

  it('grows no deeper by way of links', async () => {
    const layers = Array.from({ length: 20 }, (_, at): ArchiveEntry[] => [
      { path: `l${at}`, type: '2', link: at === 0 ? '/' : `l${at - 1}/${'d/'.repeat(30)}` },
      folder(`l${at}/${'d/'.repeat(30)}`),
    ]);
    const { root, leftOut } = await merged(...layers);
    let depth = 0;
    for (let at: StageFile | undefined = root; at?.kind === 'folder'; at = at.children.get('d')) depth++;
    assert.ok(depth <= 300, String(depth));
    assert.ok(leftOut > 0);
  });

  it('is refused when it has more files than anybody could look at', () => {
    const layers = new MergedLayers(1000);
    const entry = {
      kind: 'file',
      link: '',
      mode: 0,
      uid: 0,
      gid: 0,
      user: '',
      group: '',
      modified: 0,
      offset: 0,
    } as const;
    const many = Array.from({ length: 1_001 }, (_, at) => ({ ...entry, path: `f${at}`, size: 0, isSparse: false }));
    assert.throws(() => layers.add(many, 0), BadArchive);
  });
});

describe('A search', () => {
  const files = [
    folder('etc/'),
    { path: 'etc/conf' },
    { path: 'etc/Conf.d/my.conf' },
    { path: 'etc/app/config.json' },
    { path: 'conf/other' },
  ];
  const found = async (typed: string, most = 10) =>
    searchFiles((await merged(files)).root, typed, most).map((file) => pathOf(file));

  it('has what is called so first, then what begins so, then what has it in its name or path', async () => {
    assert.deepEqual(await found('conf'), [
      '/conf',
      '/etc/conf',
      '/etc/Conf.d',
      '/etc/app/config.json',
      '/etc/Conf.d/my.conf',
      '/conf/other',
    ]);
  });

  it('wants all words somewhere in the path', async () => {
    assert.deepEqual(await found('etc MY'), ['/etc/Conf.d/my.conf']);
    assert.deepEqual(await found('nothing'), []);
    assert.equal((await found('', 2)).length, 2);
  });

  it('goes through 100,000 files in a blink', function () {
    this.timeout(30_000);
    const layers = new MergedLayers();
    const common = {
      kind: 'file',
      link: '',
      mode: 0,
      uid: 0,
      gid: 0,
      user: '',
      group: '',
      modified: 0,
      offset: 0,
    } as const;
    const many = Array.from({ length: 100_000 }, (_, at) => ({
      ...common,
      path: `usr/lib/node_modules/package-${at % 1000}/dist/file-${at}.js`,
      size: 1,
      isSparse: false,
    }));
    layers.add(many, 0);
    layers.sumUp();
    const start = process.cpuUsage();
    assert.equal(searchFiles(layers.root, 'package-7 file-99007.js', 200).length, 1);
    const { user } = process.cpuUsage(start);
    assert.ok(user < 500_000, `${user} µs`);
  });
});
