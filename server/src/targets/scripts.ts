import type { Dialect } from '../shell/dialect';
import { wholeText } from '../util/mappedText';
import type { Finder, SourceFile } from './buildReference';
import { batch } from './commands/batch';
import { posix } from './commands/posix';
import { powershell } from './commands/powershell';
import { mayBuild, readCommands, scriptFile } from './commands/readCommands';

/** Scripts of sh, bash, zsh, fish, PowerShell and Windows. Files without an ending count if they begin with `#!`. */
export const scripts: Finder = {
  matches: (path) => dialectByEnding(path) !== undefined || hasNoEnding(path),
  find(file) {
    const dialect = mayBuild(file.text) ? dialectOf(file) : undefined;
    if (!dialect) return [];
    return readCommands(wholeText(file.text), scriptFile(file), { kind: 'script', dialect, paths: 'either' });
  },
};

function dialectOf({ path, text }: SourceFile): Dialect | undefined {
  return dialectByEnding(path) ?? dialectByFirstLine(text);
}

function dialectByEnding(path: string): Dialect | undefined {
  if (/\.(?:sh|bash|zsh|ksh|fish|bats|command)$|(?:^|\/)\.envrc$/i.test(path)) return posix;
  if (/\.(?:ps1|psm1)$/i.test(path)) return powershell;
  return /\.(?:bat|cmd)$/i.test(path) ? batch : undefined;
}

const otherTools = /^(?:makefile|dockerfile|containerfile|justfile|jenkinsfile|tiltfile|license|readme)$/;

/** `hack/shell`, `.husky/pre-commit`. Names with capitals are no scripts: `LICENSE`, `Makefile`. */
function hasNoEnding(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^[a-z0-9][a-z0-9_-]*$/.test(name) && !otherTools.test(name);
}

function dialectByFirstLine(text: string): Dialect | undefined {
  const line = /^#!(.{0,200})/.exec(text)?.[1];
  if (line === undefined) return undefined;
  if (/\b(?:sh|bash|zsh|ksh|dash|fish)\b/.test(line)) return posix;
  return /\bpwsh\b/.test(line) ? powershell : undefined;
}
