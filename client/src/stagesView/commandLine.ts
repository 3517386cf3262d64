import * as path from 'node:path';

/** A build to be written down. Paths are absolute. */
export interface WrittenBuild {
  readonly executable: string;
  readonly target: string | undefined;
  readonly tag: string | undefined;
  readonly dockerfile: string;
  readonly context: string;
  /** The folder that the command is typed in; without it, paths stay as they are. */
  readonly from: string | undefined;
  /** As `process.platform`. */
  readonly platform: string;
}

/** What a person would type to build a stage: for a POSIX shell, or for PowerShell and cmd on Windows. */
export function commandLine(build: WrittenBuild): string {
  const { posix, win32 } = path;
  const paths = build.platform === 'win32' ? win32 : posix;
  const fromHere = (file: string) => {
    const relative = build.from === undefined ? file : paths.relative(build.from, file) || '.';
    // The other way round it may be long, and what begins with a dash would be an option.
    if (relative.startsWith('..')) return file;
    return relative.startsWith('-') ? `.${paths.sep}${relative}` : relative;
  };
  const isUsual = build.dockerfile === paths.join(build.context, 'Dockerfile');
  const words = [
    build.executable,
    'build',
    ...(build.target === undefined ? [] : ['--target', build.target]),
    ...(build.tag === undefined ? [] : ['--tag', build.tag]),
    ...(isUsual ? [] : ['--file', fromHere(build.dockerfile)]),
    fromHere(build.context),
  ];
  const quote = build.platform === 'win32' ? quoteForWindows : quoteForPosix;
  return words.map(quote).join(' ');
}

function quoteForPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** cmd knows no single quotes; PowerShell would fill in what has a dollar or a backtick between double ones. */
function quoteForWindows(word: string): string {
  if (/^[\w+=:./\\-]+$/.test(word)) return word;
  return /[$`]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`;
}
