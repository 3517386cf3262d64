import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ArchiveEntry, dockerArchive, folder, tarArchive } from '../../../../test/support/tarArchive';
import { type ImageFiles, type OpenedImage, openImage } from './openImage';
import { follow, resolved } from './stageFile';

const base = tarArchive([folder('etc/'), { path: 'etc/os', content: 'linux' }, { path: 'etc/old', content: 'x' }]);
const top = tarArchive([
  { path: 'app', content: 'hello' },
  { path: 'etc/.wh.old' },
  { path: 'a', type: '2', link: 'app' },
]);

describe('An image archive', () => {
  let temp: string;
  beforeEach(() => {
    temp = mkdtempSync(path.join(tmpdir(), 'open-image-'));
  });
  afterEach(() => rmSync(temp, { recursive: true }));

  const open = (bytes: Buffer, holds: 'image' | 'files' = 'image', isCancellationRequested = false) => {
    const archive = path.join(temp, 'image.tar');
    writeFileSync(archive, bytes);
    return openImage({ archive, holds, folder: temp, cancellation: { isCancellationRequested }, onLayer: () => {} });
  };
  const filesOf = (opened: OpenedImage): ImageFiles => {
    assert.equal(opened.kind, 'open', JSON.stringify(opened));
    return (opened as { files: ImageFiles }).files;
  };
  const text = async (files: ImageFiles, name: string) => {
    const file = follow(files.root, files.root, name);
    assert.ok(file?.kind === 'file', name);
    return Buffer.from(await files.read(file, 0, file.size)).toString();
  };
  const troubleOf = async (bytes: Buffer, holds?: 'files') => {
    const opened = await open(bytes, holds);
    return opened.kind === 'bad' ? opened.trouble : 'none';
  };

  /** Where a blob is, and what leads to it. */
  const digestOf = (index: number) => `sha256:${String(index).padStart(64, '0')}`;
  const blob = (index: number, content: Buffer | object): ArchiveEntry => ({
    path: `blobs/sha256/${String(index).padStart(64, '0')}`,
    content: Buffer.isBuffer(content) ? content : JSON.stringify(content),
  });
  const ociArchive = (layers: readonly Buffer[]) =>
    tarArchive([
      { path: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
      ...layers.map((layer, at) => blob(at + 10, layer)),
      blob(1, {
        history: [{ created_by: 'ENV A=b', empty_layer: true }, ...layers.map((_, at) => ({ created_by: `${at}` }))],
      }),
      blob(2, { config: { digest: digestOf(1) }, layers: layers.map((_, at) => ({ digest: digestOf(at + 10) })) }),
      blob(3, { manifests: [{ digest: digestOf(9) }, { digest: digestOf(2) }] }),
      {
        path: 'index.json',
        content: JSON.stringify({
          manifests: [
            { digest: digestOf(1), annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
            { digest: digestOf(3) },
          ],
        }),
      },
    ]);

  const checkFiles = async (bytes: Buffer) => {
    const files = filesOf(await open(bytes));
    assert.deepEqual([...files.root.children.keys()].sort(), ['a', 'app', 'etc']);
    assert.equal(await text(files, 'etc/os'), 'linux');
    assert.equal(await text(files, 'a'), 'hello');
    assert.equal(files.root.size, 10);
    assert.equal(files.count, 4);
    await files.close();
    return files;
  };

  it('may be one that docker saves', async () => {
    const files = await checkFiles(dockerArchive([base, top], ['ADD rootfs /', 'COPY app /']));
    assert.deepEqual(files.history, [
      { createdBy: 'ADD rootfs /', layer: 0 },
      { createdBy: 'COPY app /', layer: 1 },
    ]);
  });

  it('may be an OCI layout, with an index in its index and what tells how it was built', async () => {
    const { history } = await checkFiles(ociArchive([base, top]));
    assert.deepEqual(
      history.map(({ layer }) => layer),
      [undefined, 0, 1],
    );
  });

  it('may have compressed layers, which are kept beside it', async () => {
    await checkFiles(ociArchive([gzipSync(base), gzipSync(top)]));
    assert.equal(readdirSync(temp).length, 3);
  });

  it('may have a link where a layer is', async () => {
    const config = { path: 'c.json', content: '{}' };
    const manifest = {
      path: 'manifest.json',
      content: '[{"Config":"c.json","Layers":["one/layer.tar","two/layer.tar"]}]',
    };
    const layers = [
      { path: 'base.tar', content: base },
      { path: 'one/layer.tar', type: '2', link: '../base.tar' },
      { path: 'two/layer.tar', content: top },
    ];
    const files = await checkFiles(tarArchive([...layers, config, manifest]));
    assert.deepEqual(files.history, []);
  });

  it('may be nothing but files', async () => {
    const files = filesOf(await open(tarArchive([{ path: 'x', content: 'y' }]), 'files'));
    assert.equal(await text(files, 'x'), 'y');
    await files.close();
  });

  it('gives a part of a file, and no byte of the next', async () => {
    const files = filesOf(
      await open(
        dockerArchive([
          tarArchive([
            { path: 'a', content: '12345' },
            { path: 'b', content: '6' },
          ]),
        ]),
      ),
    );
    const a = files.root.children.get('a');
    assert.ok(a?.kind === 'file');
    assert.equal(Buffer.from(await files.read(a, 3, 100)).toString(), '45');
    assert.equal((await files.read(a, 600, 100)).length, 0);
    await files.close();
  });

  it('has links of which each leads to what it is within the image', async () => {
    const layer = tarArchive([
      folder('d/'),
      { path: 'd/up', type: '2', link: '../../d' },
      { path: 'out', type: '2', link: '/etc/passwd' },
    ]);
    const files = filesOf(await open(dockerArchive([layer])));
    const find = (name: string) => {
      const file = files.root.children.get(name);
      return file && resolved(files.root, file);
    };
    assert.equal(find('out'), undefined);
    assert.equal(follow(files.root, files.root, 'd/up')?.name, 'd');
    await files.close();
  });

  it('is refused in a word where it is not what it should be', async () => {
    const manifest = (content: string): ArchiveEntry[] => [
      { path: 'c', content: '{}' },
      { path: 'manifest.json', content },
    ];
    assert.equal(await troubleOf(Buffer.alloc(0)), 'no-image');
    assert.equal(await troubleOf(tarArchive([{ path: 'x' }])), 'no-image');
    assert.equal(await troubleOf(Buffer.from('no archive '.repeat(100))), 'damaged');
    assert.equal(await troubleOf(tarArchive(manifest('{'))), 'damaged');
    assert.equal(await troubleOf(tarArchive(manifest('[]'))), 'damaged');
    assert.equal(await troubleOf(tarArchive(manifest('[{"Config":"c","Layers":["not/there"]}]'))), 'damaged');
    assert.equal(await troubleOf(tarArchive(manifest('[{"Config":"../../../../etc/passwd","Layers":[]}]'))), 'damaged');
    const whole = dockerArchive([base, top]);
    assert.equal(await troubleOf(whole.subarray(0, 3000)), 'truncated');
    assert.equal(await troubleOf(dockerArchive([base.subarray(0, 700)])), 'truncated');
    assert.equal(await troubleOf(dockerArchive([gzipSync(base).subarray(0, 60)])), 'truncated');
    assert.equal(await troubleOf(dockerArchive([Buffer.from('1f8bffffffffffffffffffff', 'hex')])), 'damaged');
    assert.equal(await troubleOf(dockerArchive([Buffer.from('fd377a585a00000000', 'hex')])), 'unknown-compression');
    assert.equal(
      await troubleOf(tarArchive([{ path: 'index.json', content: '{"manifests":[{"digest":"sha256:../../x"}]}' }])),
      'damaged',
    );
    const circle = tarArchive([
      blob(1, { manifests: [{ digest: digestOf(1) }] }),
      { path: 'index.json', content: JSON.stringify({ manifests: [{ digest: digestOf(1) }] }) },
    ]);
    assert.equal(await troubleOf(circle), 'damaged');
  });

  it('writes nothing but its own layers, whatever its files are called', async () => {
    const outside = path.join(path.dirname(temp), 'escaped');
    const layer = gzipSync(
      tarArchive([
        { path: '../escaped', content: 'x' },
        { path: outside, content: 'x' },
      ]),
    );
    const files = filesOf(await open(dockerArchive([layer])));
    assert.equal(files.leftOut, 1);
    assert.equal(existsSync(outside), false);
    assert.equal(readdirSync(temp).length, 2);
    await files.close();
  });

  it('is no longer read when somebody cancels', async () => {
    const opened = await open(dockerArchive([base]), 'image', true);
    assert.deepEqual(opened, { kind: 'bad', trouble: 'cancelled' });
  });
});
