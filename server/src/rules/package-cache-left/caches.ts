import * as l10n from '@vscode/l10n';
import { hasFlag, mayHaveMore } from '../../shell/flags';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import { switchValue } from '../running/stageState';
import {
  type PackageCommand,
  type PackageManager,
  packageCommand,
  packageUses,
} from '../shared/commands/packageCommands';
import { isMounted } from '../shared/commands/runPlaces';
import type { StageRun } from '../shared/commands/stageRuns';

/** What one package manager keeps, when, and what keeps it from that. */
export interface Cache {
  readonly code: string | undefined;
  readonly verbs: ReadonlySet<string>;
  /** `program` leaves something in the target. */
  readonly message: (program: string, shipsIn: string) => string;
  /** A flag of the command, or another command in the end (`{0}` is the program). */
  readonly mend: { readonly kind: 'flag' | 'command'; readonly text: string };
  /** Nothing is left because of the command's own flags, or what the stage says. */
  readonly isOff?: (found: PackageCommand, run: StageRun, script: ShellScript) => boolean;
  /** A later command of the same RUN takes it away. */
  readonly isCleaned: (later: ShellCommand, found: PackageCommand) => boolean;
  /** A folder that is mounted holds it. */
  readonly holds: (folder: string) => boolean;
}

export interface CacheFound {
  readonly cache: Cache;
  readonly command: ShellCommand;
}

/** The first command of each cache that stays when the RUN has ended. `keepsArchives`: `docker-clean` is gone. */
export function* cachesLeft(run: StageRun, script: ShellScript, keepsArchives: boolean): Generator<CacheFound> {
  const told = new Set<Cache>();
  const { commands } = script;
  for (const { found, script: within } of packageUses(run)) {
    const { manager, verb, command } = found;
    const cache = within === script ? caches[manager] : undefined;
    if (!cache?.verbs.has(verb) || told.has(cache) || mayHaveMore(command)) continue;
    if (hasFlag(command, 'help', 'version', 'dry-run', 'simulate')) continue;
    told.add(cache);
    if (isHeld(cache, run, keepsArchives) || cache.isOff?.(found, run, script)) continue;
    if (!isCleaned(cache, found, commands, commands.indexOf(command))) yield { cache, command };
  }
}

function isHeld(cache: Cache, run: StageRun, keepsArchives: boolean): boolean {
  if (!isMounted(run, cache.holds)) return false;
  return cache !== caches.apt || !keepsArchives || isMounted(run, isOrAbove('/var/cache/apt/archives'));
}

function isCleaned(cache: Cache, found: PackageCommand, commands: readonly ShellCommand[], at: number): boolean {
  for (let later = at + 1; later < commands.length; later++) {
    const command = commands[later];
    if (cache.isCleaned(command, found) || mayClean(command)) return true;
  }
  return false;
}

/** A script of one's own that is called so, or a program that a variable names. */
function mayClean({ name, program }: ShellCommand): boolean {
  return program !== undefined && (name === '' || /clean/i.test(name));
}

/** Whether a folder is this one or one above it. */
function isOrAbove(path: string): (folder: string) => boolean {
  return (folder) => folder !== '' && (path === folder || path.startsWith(`${folder}/`));
}

/** Whether a command removes a folder that is named so, or something in it. */
function removes(folder: RegExp): (command: ShellCommand) => boolean {
  return ({ name, args }) => (name === 'rm' || name === 'find') && args.some(({ text }) => folder.test(text));
}

/** Caches in the folder of whoever runs it. */
const homeCache = /(?:^|\/)\.cache(?:\/\*?)?$/;

const isTrue = (value: string) => !/^["']?(?:|0|off|no|false|f|n)["']?$/i.test(value);

function isPipCacheOff({ command }: PackageCommand, { state }: StageRun, { commands }: ShellScript): boolean {
  if (hasFlag(command, 'no-cache-dir', 'cache-dir')) return true;
  const exported = commands.filter(({ name }) => name === 'export').flatMap(({ args }) => args.map(({ text }) => text));
  const own = command.assignments.map(({ name, value }) => `${name}=${value.text}`);
  const inherited = switchValue(state, 'PIP_NO_CACHE_DIR');
  const all = [...(inherited === undefined ? [] : [`PIP_NO_CACHE_DIR=${inherited}`]), ...exported, ...own];
  return all.some((one) => one.startsWith('PIP_NO_CACHE_DIR=') && isTrue(one.slice('PIP_NO_CACHE_DIR='.length)));
}

const filesStay = (program: string, shipsIn: string) =>
  l10n.t("The files that '{0}' downloads stay in the image of {1}. Clean up in the same RUN.", program, shipsIn);

const cacheStays = (program: string, shipsIn: string) =>
  l10n.t("The cache of '{0}' stays in the image of {1}.", program, shipsIn);

const removesRpmCache = removes(/^\/var\/cache(?:\/(?:yum|dnf|libdnf5|\*).*)?$|^\/var\/cache\/$/);

export const caches: Readonly<Partial<Record<PackageManager, Cache>>> = {
  apt: {
    code: 'DL3009',
    verbs: new Set(['update']),
    message: (program, shipsIn) =>
      l10n.t(
        "The package lists of '{0} update' stay in the image of {1}. Remove them in the same RUN.",
        program,
        shipsIn,
      ),
    mend: { kind: 'command', text: 'rm -rf /var/lib/apt/lists/*' },
    isCleaned: removes(/^\/var\/lib\/(?:apt(?:\/?\*?$|\/lists)|\*|\{.*apt)/),
    holds: isOrAbove('/var/lib/apt/lists'),
  },
  apk: {
    code: 'DL3019',
    verbs: new Set(['add']),
    message: cacheStays,
    mend: { kind: 'flag', text: '--no-cache' },
    isOff: ({ command }) => hasFlag(command, 'no-cache', 'root', 'p'),
    isCleaned: removes(/^\/var\/cache(?:\/?\*?$|\/apk)|^\/etc\/apk\/cache/),
    holds: (folder) => isOrAbove('/var/cache/apk')(folder) || isOrAbove('/etc/apk/cache')(folder),
  },
  yum: {
    code: 'DL3032',
    verbs: new Set(['install', 'groupinstall', 'localinstall', 'reinstall', 'update', 'upgrade']),
    message: filesStay,
    mend: { kind: 'command', text: '{0} clean all' },
    isCleaned: (later) => (/^(?:yum|dnf)$/.test(later.name) && isClean(later)) || removesRpmCache(later),
    holds: (folder) => isOrAbove('/var/cache/yum')(folder) || isOrAbove('/var/cache/dnf')(folder),
  },
  dnf: {
    code: 'DL3040',
    verbs: new Set('install in upgrade up update upgrade-minimal up-min reinstall rei'.split(' ')),
    message: filesStay,
    mend: { kind: 'command', text: '{0} clean all' },
    isCleaned: (later, { command }) => (isSameDnf(later, command) && isClean(later)) || removesRpmCache(later),
    holds: (folder) => ['libdnf5', 'dnf', 'yum'].some((name) => isOrAbove(`/var/cache/${name}`)(folder)),
  },
  zypper: {
    code: 'DL3036',
    verbs: new Set(['install', 'in', 'update', 'up', 'dist-upgrade', 'dup']),
    message: filesStay,
    mend: { kind: 'command', text: 'zypper clean --all' },
    isCleaned: (later) =>
      later.name === 'zypper' ? isClean(later) : removes(/^\/var\/cache(?:\/?\*?$|\/zypp)/)(later),
    holds: isOrAbove('/var/cache/zypp'),
  },
  pip: {
    code: 'DL3042',
    verbs: new Set(['install']),
    message: cacheStays,
    mend: { kind: 'flag', text: '--no-cache-dir' },
    isOff: isPipCacheOff,
    isCleaned: (later) => packageCommand(later)?.verb === 'cache purge' || removesHome(/\.cache\/pip/)(later),
    holds: (folder) => /\/\.cache(?:\/pip)?$/.test(folder) || isOrAbove('/root/.cache/pip')(folder),
  },
  yarn: {
    code: 'DL3060',
    verbs: new Set(['install', 'add']),
    message: cacheStays,
    mend: { kind: 'command', text: 'yarn cache clean' },
    isOff: ({ command }) => hasFlag(command, 'cache-folder'),
    isCleaned: (later) =>
      packageCommand(later)?.verb === 'cache clean' || removesHome(/\.cache|\.yarn|yarn-cache/)(later),
    holds: (folder) => /\/\.cache(?:\/yarn.*)?$|yarn/i.test(folder) || isOrAbove('/root/.cache')(folder),
  },
  npm: {
    code: undefined,
    verbs: new Set(['install', 'i', 'ci', 'add']),
    message: cacheStays,
    mend: { kind: 'command', text: 'npm cache clean --force' },
    isOff: ({ command }) => hasFlag(command, 'cache'),
    isCleaned: (later) =>
      /^cache (?:clean|rm|verify)$/.test(packageCommand(later)?.verb ?? '') || removesHome(/\.npm/)(later),
    holds: (folder) => /npm/i.test(folder) || isOrAbove('/root/.npm')(folder),
  },
};

/** `microdnf` has a cache of its own; `yum` is but a name of `dnf` where there is one. */
function isSameDnf({ name }: ShellCommand, installer: ShellCommand): boolean {
  return installer.name === 'microdnf' ? name === 'microdnf' : /^(?:yum|dnf5?)$/.test(name);
}

function isClean(command: ShellCommand): boolean {
  return /^(?:clean|cc)\b/.test(packageCommand(command)?.verb ?? '');
}

function removesHome(folder: RegExp): (command: ShellCommand) => boolean {
  const named = removes(folder);
  const whole = removes(homeCache);
  return (command) => named(command) || whole(command);
}
