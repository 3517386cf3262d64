/** Something for an archive; by default a file that root may write and all may read. */
export interface ArchiveEntry {
  readonly path: string;
  readonly content?: string | Buffer;
  /** The type flag. */
  readonly type?: string;
  readonly link?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Where the header is to say another one than there is. */
  readonly size?: number;
  /** Records in front of it. */
  readonly pax?: Readonly<Record<string, string>>;
  readonly global?: Readonly<Record<string, string>>;
}

/** A tar archive of these, in the POSIX format. */
export function tarArchive(entries: readonly ArchiveEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(1024)]);
}

/** An entry's blocks, without the end of an archive. */
export function blocksOf(entry: ArchiveEntry): Buffer[] {
  const { path, pax, global } = entry;
  const bytes = Buffer.from(entry.content ?? '');
  return [
    ...(global ? blocksOf({ path: 'global', type: 'g', content: paxRecords(global) }) : []),
    ...(pax ? blocksOf({ path: `PaxHeaders/${path.slice(0, 50)}`, type: 'x', content: paxRecords(pax) }) : []),
    headerBlock(entry, bytes.length),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ];
}

/** A folder, with or without a slash at its end. */
export function folder(path: string, more: Partial<ArchiveEntry> = {}): ArchiveEntry {
  return { path, type: '5', mode: 0o755, ...more };
}

/** What GNU tar writes in front of an entry whose name is too long for a header. */
export function longName(name: string): ArchiveEntry {
  return { path: '././@LongLink', type: 'L', content: `${name}\0` };
}

/** An archive as `docker image save` writes it, with these layers, and what made each. */
export function dockerArchive(layers: readonly Buffer[], createdBy: readonly string[] = []): Buffer {
  const names = layers.map((_, index) => `${index}/layer.tar`);
  const config = { history: createdBy.map((text) => ({ created_by: text })) };
  return tarArchive([
    ...layers.map((content, index) => ({ path: names[index] ?? '', content })),
    { path: 'config.json', content: JSON.stringify(config) },
    { path: 'manifest.json', content: JSON.stringify([{ Config: 'config.json', Layers: names }]) },
  ]);
}

function paxRecords(records: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(Object.entries(records).map(([key, value]) => paxRecord(Buffer.from(` ${key}=${value}\n`))));
}

/** The length counts its own digits. */
function paxRecord(rest: Buffer): Buffer {
  let length = rest.length + 1;
  while (String(length).length + rest.length > length) length++;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

function headerBlock(
  { path, type = '0', link = '', mode = 0o644, uid = 0, gid = 0, size }: ArchiveEntry,
  length: number,
) {
  const block = Buffer.alloc(512);
  const octal = (value: number, at: number, width: number) =>
    block.write(value.toString(8).padStart(width - 1, '0'), at, width - 1, 'latin1');
  block.write(path, 0, 100);
  octal(mode, 100, 8);
  octal(uid, 108, 8);
  octal(gid, 116, 8);
  octal(size ?? length, 124, 12);
  octal(1_700_000_000, 136, 12);
  block.write(type, 156, 1, 'latin1');
  block.write(link, 157, 100);
  block.write('ustar\x0000', 257, 'latin1');
  sealed(block);
  return block;
}

/** Writes the checksum of a header. */
export function sealed(block: Buffer): Buffer {
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1');
  return block;
}
