import * as path from 'node:path';
import { quoteFor, type Shell } from './shellQuoting';

/** A build to be written down. Paths are absolute. */
export interface WrittenBuild {
  readonly executable: string;
  /** Options of the program itself. */
  readonly programOptions: readonly string[];
  readonly target: string | undefined;
  readonly tag: string | undefined;
  /** What else is said. */
  readonly options: readonly string[];
  readonly dockerfile: string;
  readonly context: string;
  /** The folder that the command is typed in; without it, paths stay as they are. */
  readonly from: string | undefined;
  /** As `process.platform`. */
  readonly platform: string;
  readonly shell: Shell;
}

/** What a person would type to build a stage in their shell. */
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
    ...build.programOptions,
    'build',
    ...(build.target === undefined ? [] : ['--target', build.target]),
    ...(build.tag === undefined ? [] : ['--tag', build.tag]),
    ...(isUsual ? [] : ['--file', fromHere(build.dockerfile)]),
    ...build.options,
    fromHere(build.context),
  ];
  return quoteFor(build.shell, words);
}
