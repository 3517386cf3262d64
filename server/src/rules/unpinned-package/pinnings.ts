import { hasFlag } from '../../shell/flags';
import type { ShellCommand } from '../../shell/shellCommand';
import type { PackageManager } from '../shared/commands/packageCommands';

/** How the packages of one manager get their version. */
export interface Pinning {
  readonly code: string;
  readonly verbs: ReadonlySet<string>;
  /** How one writes it down. */
  readonly example: string;
  /** Flags that give the version of all packages. */
  readonly pinsAll?: readonly string[];
  /** Whether only the first word is a package, and the rest is for the program that it is. */
  readonly isFirstOnly?: (verb: string) => boolean;
  /** Whether a word says its version, or is no package that has versions: a file, a folder. */
  readonly isPinned: (word: string, command: ShellCommand) => boolean;
}

const rpm = {
  verbs: new Set(['install', 'in', 'reinstall', 'localinstall', 'module install']),
  example: 'nginx-1.26.2',
  isPinned: (word: string, { args }: ShellCommand) =>
    args[0]?.text === 'module' || args.some(({ text }) => text === 'module')
      ? word.includes(':')
      : /-\d/.test(word) || word.startsWith('@') || isFile(word, /\.rpm$/),
};

export const pinnings: Readonly<Record<PackageManager, Pinning | undefined>> = {
  apt: {
    code: 'DL3008',
    verbs: new Set(['install', 'reinstall']),
    example: 'curl=8.14.*',
    isPinned: (word) => word.includes('=') || word.includes('/') || word.endsWith('-') || isFile(word, /\.deb$/),
  },
  apk: {
    code: 'DL3018',
    verbs: new Set(['add']),
    example: 'curl~8.14',
    isPinned: (word) => /[=<>~]/.test(word) || word.startsWith('!') || isFile(word, /\.apk$/),
  },
  yum: { ...rpm, code: 'DL3033' },
  dnf: { ...rpm, code: 'DL3041' },
  zypper: {
    code: 'DL3037',
    verbs: new Set(['install', 'in']),
    example: 'nginx=1.26.2',
    isPinned: (word) => /[=<>]/.test(word) || isFile(word, /\.rpm$/),
  },
  pip: { ...python(), verbs: new Set(['install']) },
  pipx: { ...python(), verbs: new Set(['install', 'inject']) },
  npm: {
    code: 'DL3016',
    verbs: new Set(['install', 'i', 'add']),
    example: 'typescript@5.8.3',
    isPinned: (word) => {
      if (/^git[+:]/.test(word)) return word.includes('#');
      return word.includes('@', 1) || /^(?:[./~]|https?:)/.test(word) || /\.(?:tar|tar\.gz|tgz)$/.test(word);
    },
  },
  yarn: undefined,
  gem: {
    code: 'DL3028',
    verbs: new Set(['install', 'i']),
    example: 'bundler:2.6.9',
    pinsAll: ['v', 'version'],
    isPinned: (word) => word.includes(':') || isFile(word, /\.gem$/),
  },
  go: {
    code: 'DL3062',
    verbs: new Set(['install', 'get', 'run']),
    example: 'golang.org/x/tools/cmd/goimports@v0.34.0',
    isFirstOnly: (verb) => verb === 'run',
    isPinned: (word, command) => {
      if (word.includes('@')) return word.endsWith('@none') || !word.endsWith('@latest');
      return !/^[^/]*\.[^/]+\//.test(word) || /^[./]/.test(word) ? !isTool(word, command) : false;
    },
  },
};

function python() {
  return {
    code: 'DL3013',
    example: 'requests==2.32.4',
    pinsAll: ['r', 'requirement', 'c', 'constraint'],
    isPinned: (word: string) => {
      if (/^git\+|@ *git\+/.test(word)) return pathOf(word).includes('@');
      return /[=<>~!]=|[<>]|@/.test(word) || word.startsWith('.') || isFile(word, /\.(?:whl|zip|tar|tar\.\w+)$/);
    },
  };
}

/** What stands behind the server in an address, up to `#`. */
function pathOf(address: string): string {
  const [before = ''] = address.split('#', 1);
  const server = before.indexOf('//');
  const path = before.indexOf('/', server + 2);
  return path < 0 ? '' : before.slice(path);
}

function isFile(word: string, ending: RegExp): boolean {
  return word.includes('/') || ending.test(word);
}

/** `go get -tool name` names a program without a folder. */
function isTool(word: string, command: ShellCommand): boolean {
  return hasFlag(command, 'tool') && /^\w/.test(word);
}
