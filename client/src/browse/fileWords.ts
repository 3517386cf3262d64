import type { StageFile } from './archive/stageFile';

const TYPES: Readonly<Record<StageFile['kind'], string>> = {
  folder: 'd',
  file: '-',
  symlink: 'l',
  'character-device': 'c',
  'block-device': 'b',
  fifo: 'p',
};

/** As `ls -l` has it: `-rwxr-xr-x`, `drwxrwxrwt`. */
export function modeText({ kind, mode }: Pick<StageFile, 'kind' | 'mode'>): string {
  const three = (bits: number, isSpecial: boolean, special: string) => {
    const runs = (bits & 1) !== 0;
    const last = isSpecial ? (runs ? special : special.toUpperCase()) : runs ? 'x' : '-';
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
  };
  const user = three((mode >> 6) & 7, (mode & 0o4000) !== 0, 's');
  const group = three((mode >> 3) & 7, (mode & 0o2000) !== 0, 's');
  return `${TYPES[kind]}${user}${group}${three(mode & 7, (mode & 0o1000) !== 0, 't')}`;
}

/** `app:app`, or the numbers where the image's archive has no names. */
export function ownerText({ user, group, uid, gid }: Pick<StageFile, 'user' | 'group' | 'uid' | 'gid'>): string {
  return `${user || uid}:${group || gid}`;
}

/** A name or path as it can be shown: what would hide or turn around other characters is a question mark. */
export function visible(name: string): string {
  return name.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
}

export type SortBy = 'name' | 'size';

const names = new Intl.Collator('en', { numeric: true });

/** Folders first. */
export function sorted(files: Iterable<StageFile>, by: SortBy): StageFile[] {
  const group = ({ kind }: StageFile) => (kind === 'folder' ? 0 : 1);
  return [...files].sort(
    (a, b) => group(a) - group(b) || (by === 'size' ? b.size - a.size : 0) || names.compare(a.name, b.name),
  );
}
