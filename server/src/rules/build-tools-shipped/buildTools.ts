import type { ShellWord } from '../../shell/shellCommand';
import type { PackageCommand } from '../shared/commands/packageCommands';

const names: ReadonlySet<string> = new Set(
  `gcc g++ gfortran clang llvm make cmake ninja ninja-build meson autoconf automake libtool bison flex nasm yasm swig
build-essential build-base base-devel dpkg-dev cargo rustc rust go golang golang-go maven gradle ant default-jdk
default-jdk-headless pkgconf pkg-config pkgconfig patchelf gdb linux-headers kernel-headers musl-dev alpine-sdk git
subversion mercurial`.split(/\s+/),
);

const forms =
  /^(?:(?:gcc|g\+\+|clang|llvm|golang)-\d[\w.-]*|openjdk-\d+-jdk(?:-headless)?|openjdk\d+(?:-jdk)?|java-[\w.]+-openjdk-devel|dotnet-sdk-[\w.]+|[\w.+-]+-(?:dev|devel)|linux-headers-[\w.-]+|@development(?:-tools)?|development tools)$/i;

const installs: Readonly<Record<string, RegExp>> = {
  apt: /^install$/,
  apk: /^add$/,
  yum: /^(?:install|localinstall|groupinstall|group install)$/,
  dnf: /^(?:install|groupinstall|group install)$/,
  zypper: /^(?:install|in)$/,
};

const removals = /^(?:del|purge|remove|autoremove|auto-remove|erase|rm)$/;

/** The packages that a command installs and that only serve to build others. */
export function toolsInstalled({ manager, verb, packages }: PackageCommand): readonly ShellWord[] {
  if (!installs[manager]?.test(verb)) return [];
  return packages.filter((word) => word.known && isTool(bareName(word.text)));
}

/** Whether a command takes packages away again. */
export function removesPackages({ manager, verb }: PackageCommand): boolean {
  return installs[manager] !== undefined && removals.test(verb);
}

/** What programs use as well when they run: many are started by `make`, and some call `git`. */
export function mayBeNeeded(tool: string): boolean {
  return /^(?:make|git|subversion|mercurial)$/.test(tool);
}

/** Whoever ships it lets people build projects of their own in the image. */
export function isForProjects(tool: string): boolean {
  return /^(?:maven|gradle|sbt|ant)$/.test(tool);
}

/** Without a version and an architecture. */
export function bareName(text: string): string {
  return text.replace(/(?<=.)(?:[=~<>@]|:[a-z]).*$/, '');
}

function isTool(name: string): boolean {
  return names.has(name) || forms.test(name);
}
