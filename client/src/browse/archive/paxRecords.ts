import { BadArchive } from './badArchive';

/** Reads `30 mtime=1350244992.023960108\n…`. An empty value takes back what was said before. */
export function readPax(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank === -1 ? Number.NaN : Number(bytes.toString('latin1', at, blank));
    const end = at + length;
    if (!Number.isSafeInteger(length) || end > bytes.length || end <= blank + 1) throw new BadArchive('damaged');
    const record = bytes.toString('utf8', blank + 1, end - 1);
    const equals = record.indexOf('=');
    if (equals < 1 || bytes[end - 1] !== 0x0a) throw new BadArchive('damaged');
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at = end;
  }
  return records;
}
