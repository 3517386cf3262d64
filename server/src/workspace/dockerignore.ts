import { cleanPath } from '../util/cleanPath';
import type { Glob } from '../util/glob';
import { trimSpace } from '../util/whitespace';
import { ignoreGlob } from './dockerignorePattern';

/** A line of an ignore file that says something. */
export interface IgnorePattern {
  /** 0-based. */
  readonly line: number;
  /** As written, without blanks around it. */
  readonly written: string;
  /** `!`: keeps what a line above ignores. */
  readonly isException: boolean;
  /** Without `!`, slash in front, `.` and `..`. */
  readonly cleaned: string;
  /** Undefined where BuildKit refuses the pattern, which stops every build. */
  readonly matches: Glob | undefined;
}

/** What `.dockerignore` keeps out of the build context. Paths are those in the context, as in `src/main.go`. */
export interface DockerIgnore {
  readonly patterns: readonly IgnorePattern[];
  /** The line by which a path is left out of the context, as it is when the context is sent. */
  ignoredBy(path: string): IgnorePattern | undefined;
  /**
   * The line that BuildKit's check `CopyIgnoredFile` holds against a path. It looks at the path by itself, and not at one
   * folder after the other on the way to it, so that it finds more exceptions.
   */
  checkedBy(path: string): IgnorePattern | undefined;
  /** Whether something below an ignored folder may have been excepted. */
  mayKeepBelow(folder: string): boolean;
}

/** The ignore file of a build context. */
export interface IgnoreFile {
  readonly uri: string;
  readonly ignore: DockerIgnore;
}

/** Reads the text of an ignore file. */
export function readDockerIgnore(text: string): DockerIgnore {
  const patterns = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap(readLine);
  return {
    patterns,
    ignoredBy: (path) => ignoredBy(patterns, path),
    checkedBy: (path) => checkedBy(patterns, path),
    mayKeepBelow: (folder) => patterns.some((pattern) => pattern.isException && mayMatchBelow(pattern, folder)),
  };
}

function readLine(text: string, line: number): IgnorePattern[] {
  const written = trimSpace(text);
  if (text.startsWith('#') || written === '') return [];
  const isException = written.startsWith('!');
  const cleaned = cleanPattern(isException ? trimSpace(written.slice(1)) : written);
  let glob: { readonly value: Glob | undefined } | undefined;
  return [
    {
      line,
      written,
      isException,
      cleaned,
      get matches() {
        glob ??= { value: cleaned === '' ? undefined : ignoreGlob(cleaned) };
        return glob.value;
      },
    },
  ];
}

function cleanPattern(pattern: string): string {
  if (pattern === '') return '';
  const cleaned = cleanPath(pattern);
  return cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
}

/**
 * Goes from folder to folder, as what sends the context does: what a line said of a folder it says of all below. A line
 * that had no say there, because another had decided already, is asked again for the path alone.
 */
function ignoredBy(patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined {
  let above: readonly boolean[] = [];
  let found: IgnorePattern | undefined;
  for (const here of pathsTo(path)) {
    found = undefined;
    const said: boolean[] = [];
    for (const [index, pattern] of patterns.entries()) {
      const isAsked = pattern.isException === (found !== undefined);
      said[index] = above[index] || (isAsked && pattern.matches?.(here) === true);
      if (said[index]) found = pattern.isException ? undefined : pattern;
    }
    above = said;
  }
  return found;
}

function checkedBy(patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined {
  // What begins at the root is, to that library, below a folder without a name and one that is called `/`.
  const paths = /^\/[^/]+$/.test(path) ? [...pathsTo(path), '/'] : pathsTo(path);
  let found: IgnorePattern | undefined;
  for (const pattern of patterns) {
    if (pattern.isException !== (found !== undefined)) continue;
    if (paths.some((one) => pattern.matches?.(one))) found = pattern.isException ? undefined : pattern;
  }
  return found;
}

/** `a`, `a/b` and `a/b/c` for `a/b/c`. */
function pathsTo(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** An exception with wildcards may match anywhere; another one if it leads into the folder. */
function mayMatchBelow({ cleaned }: IgnorePattern, folder: string): boolean {
  const plain = cleaned.replace(/\/\*\*$/, '').replace(/\/\*$/, '');
  return /[*[\]?^\\]/.test(plain) || `${plain}/`.startsWith(`${folder}/`);
}
