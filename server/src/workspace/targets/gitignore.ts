import { globOf, readGlob } from '../../util/glob';

/** What a `.gitignore` says, by itself. Paths are those below its folder, as in `src/main.go`. */
export interface GitIgnore {
  /** Whether it ignores what stands at a path; undefined where no line speaks of it. Folders above are not looked at. */
  verdict(path: string, kind: 'file' | 'folder'): boolean | undefined;
}

interface Pattern {
  /** `!`: takes back what a line above ignores. */
  readonly isException: boolean;
  readonly ofFolders: boolean;
  /** Looks at the last name alone, as what has no slash does. */
  readonly ofNames: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * Reads the text of a `.gitignore` as git does, but for names of classes (`[[:space:]]`). Ours and not a library's, whose
 * regular expressions take forever for some patterns.
 */
export function readGitIgnore(text: string): GitIgnore {
  const patterns = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap(readLine)
    .reverse();
  return {
    verdict(path, kind) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const last = patterns.find(
        ({ ofFolders, ofNames, matches }) => (kind === 'folder' || !ofFolders) && matches(ofNames ? name : path),
      );
      return last && !last.isException;
    },
  };
}

function readLine(line: string): Pattern[] {
  if (line.startsWith('#')) return [];
  const written = withoutBlanks(line.replace(/\r$/, ''));
  const isException = written.startsWith('!');
  const whole = isException ? written.slice(1) : written;
  const ofFolders = whole.endsWith('/');
  const pattern = ofFolders ? whole.slice(0, -1) : whole;
  if (pattern === '') return [];
  const ofNames = !pattern.includes('/');
  return [{ isException, ofFolders, ofNames, matches: matcher(pattern.replace(/^\//, '')) }];
}

/** Blanks at the end do not count, unless a backslash stands in front of them. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

function matcher(pattern: string): (path: string) => boolean {
  if (/^[^*?[\\]+$/.test(pattern)) return (path) => path === pattern;
  const ending = /^\*([^*?[\\/]+)$/.exec(pattern)?.[1];
  if (ending !== undefined) return (path) => path.endsWith(ending) && !path.includes('/');
  const steps = readGlob(pattern.replaceAll('[!', '[^'), true);
  return steps ? globOf(steps) : () => false;
}
