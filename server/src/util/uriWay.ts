import { namesBelow, parentOf } from './uris';

/** The relative path from a folder to a file or folder, with slashes; `.` for itself, undefined on another disk. */
export function wayTo(folder: string, uri: string): string | undefined {
  const up: string[] = [];
  for (let start: string | undefined = folder; start !== undefined; start = parentOf(start)) {
    const names = namesBelow(`${start}/`, uri);
    if (names && parentOf(start) === undefined && isDisk(names[0])) return undefined;
    if (names) return [...up, ...names].join('/') || '.';
    up.push('..');
  }
  return undefined;
}

function isDisk(name: string | undefined): boolean {
  return name !== undefined && /^[a-z]:$/i.test(name);
}
