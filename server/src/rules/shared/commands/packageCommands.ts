import { flagsOf } from '../../../shell/flags';
import type { ShellCommand, ShellScript, ShellWord } from '../../../shell/shellCommand';
import { perScripts } from './perScripts';

export type PackageManager = 'apt' | 'apk' | 'yum' | 'dnf' | 'zypper' | 'pip' | 'pipx' | 'npm' | 'yarn' | 'gem' | 'go';

/** What a package manager is asked to do. */
export interface PackageCommand {
  readonly manager: PackageManager;
  /** `install`, `add`, also `module install` where it has two words. */
  readonly verb: string;
  /** The word of the verb, the last of two; the program where there is none. */
  readonly verbWord: ShellWord;
  /** What stands behind the verb, flags and their values left out. */
  readonly packages: readonly ShellWord[];
  readonly command: ShellCommand;
}

const programs: Readonly<Record<string, PackageManager>> = {
  'apt-get': 'apt',
  apt: 'apt',
  aptitude: 'apt',
  apk: 'apk',
  yum: 'yum',
  dnf: 'dnf',
  dnf5: 'dnf',
  microdnf: 'dnf',
  zypper: 'zypper',
  pip: 'pip',
  pip2: 'pip',
  pip3: 'pip',
  pipx: 'pipx',
  npm: 'npm',
  yarn: 'yarn',
  gem: 'gem',
  go: 'go',
};

const rpmFlags =
  '-c --config -d -e -x --enablerepo --disablerepo --setopt --installroot --releasever --exclude --repo --repoid';
const pipFlags =
  '-r --requirement -c --constraint -e --editable -t --target --platform --python-version --implementation --abi --root ' +
  '--prefix -b --build --src --upgrade-strategy -i --index-url --extra-index-url -f --find-links --trusted-host --cert ' +
  '--client-cert --cache-dir --log --proxy --retries --timeout --exists-action --root-user-action --config-settings ' +
  '--global-option --install-option --build-option --no-binary --only-binary --progress-bar --report --index ' +
  '--keyring-provider --use-feature --use-deprecated';

/** Flags whose value is the next word. */
const valued: Readonly<Record<PackageManager, ReadonlySet<string>>> = {
  apt: flags('-t --target-release --default-release -o --option -c --config-file -a --host-architecture'),
  apk: flags('-t --virtual -X --repository -p --root --keys-dir --repositories-file --arch --wait --cache-dir'),
  yum: flags(rpmFlags),
  dnf: flags(rpmFlags),
  zypper: flags('-r --repo --from -t --type -R --root -D --reposd-dir -C --cache-dir'),
  pip: flags(pipFlags),
  pipx: flags(`${pipFlags} --python --pip-args --suffix`),
  npm: flags('--registry --loglevel --prefix -w --workspace --cache --userconfig --tag --omit --include -C'),
  yarn: flags('--registry --cwd --cache-folder --modules-folder --network-timeout --mutex --loglevel'),
  gem: flags('-v --version -i --install-dir -n --bindir -s --source -P --platform --use-system-libraries'),
  go: flags('-o -p -C -tags -ldflags -gcflags -asmflags -modfile -mod -buildmode -exec -overlay -pgo -pkgdir'),
};

function flags(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const twoWords = /^(?:module|group|cache)$/;

/** What a command asks of a package manager; undefined where it asks nothing of any. */
export function packageCommand(command: ShellCommand): PackageCommand | undefined {
  const { program, args } = asModule(command) ?? command;
  const manager = managerOf(program === command.program ? command.name : 'pip');
  if (!manager || !program) return undefined;
  const words = plainWords(args, valued[manager]);
  const length = words[0] && twoWords.test(words[0].text) ? 2 : 1;
  const verb = words.slice(0, length);
  return {
    manager,
    verb: verb.map(({ text }) => text).join(' '),
    verbWord: verb.at(-1) ?? program,
    packages: words.slice(length),
    command,
  };
}

function managerOf(name: string): PackageManager | undefined {
  if (/^pip3?\.\d+$/.test(name)) return 'pip';
  return Object.hasOwn(programs, name) ? programs[name] : undefined;
}

/** `python3 -m pip` */
function asModule({ name, args }: ShellCommand): Pick<ShellCommand, 'program' | 'args'> | undefined {
  if (!/^python[\d.]*$/.test(name)) return undefined;
  const at = args.findIndex(({ text }) => text === '-m');
  return at >= 0 && args[at + 1]?.text === 'pip' ? { program: args[at + 1], args: args.slice(at + 2) } : undefined;
}

/** Words that are no flags, up to `--`. */
function plainWords(args: readonly ShellWord[], withValue: ReadonlySet<string>): readonly ShellWord[] {
  const words: ShellWord[] = [];
  for (let at = 0; at < args.length && args[at].text !== '--'; at++) {
    const { text } = args[at];
    if (text.startsWith('-') && text !== '-') at += withValue.has(text) ? 1 : 0;
    else words.push(args[at]);
  }
  return words;
}

/** A package command, with the script that knows where it stands. */
export interface PackageUse {
  readonly found: PackageCommand;
  readonly script: ShellScript;
}

/** What a RUN asks of package managers. */
export const packageUses = perScripts((scripts): readonly PackageUse[] =>
  scripts.flatMap((script) =>
    script.commands.flatMap((command) => {
      const found = packageCommand(command);
      return found ? [{ found, script }] : [];
    }),
  ),
);

/** Whether one of a command's `-o` says so: `-o APT::Get::Assume-Yes=true`. */
export function aptOption({ args }: ShellCommand, pattern: RegExp): boolean {
  return args.some(({ text }) => pattern.test(text));
}

/** How often a short or a long flag is given: `-qq` is twice. */
export function countFlag(command: ShellCommand, ...names: readonly string[]): number {
  return flagsOf(command).filter(({ name }) => names.includes(name)).length;
}
