import type { Distribution, ImageFacts, Libc, PackageManager, Shell } from './imageFacts';

interface System {
  readonly libc: Libc | undefined;
  readonly packageManager: PackageManager;
  /** What `/bin/sh` is on Linux; undefined where there is none. */
  readonly shell: Shell | undefined;
  /** Whether the bare system comes with the certificates of the authorities. */
  readonly certificates: boolean;
}

const systems: Readonly<Record<Distribution, System>> = {
  debian: { libc: 'glibc', packageManager: 'apt', shell: 'sh', certificates: false },
  ubuntu: { libc: 'glibc', packageManager: 'apt', shell: 'sh', certificates: false },
  alpine: { libc: 'musl', packageManager: 'apk', shell: 'sh', certificates: true },
  rhel: { libc: 'glibc', packageManager: 'dnf', shell: 'bash', certificates: true },
  fedora: { libc: 'glibc', packageManager: 'dnf', shell: 'bash', certificates: true },
  amazon: { libc: 'glibc', packageManager: 'dnf', shell: 'bash', certificates: true },
  suse: { libc: 'glibc', packageManager: 'zypper', shell: 'bash', certificates: true },
  arch: { libc: 'glibc', packageManager: 'pacman', shell: 'bash', certificates: true },
  photon: { libc: 'glibc', packageManager: 'tdnf', shell: 'bash', certificates: true },
  'azure-linux': { libc: 'glibc', packageManager: 'tdnf', shell: 'bash', certificates: true },
  wolfi: { libc: 'glibc', packageManager: 'apk', shell: 'sh', certificates: true },
  nix: { libc: 'glibc', packageManager: 'nix', shell: 'bash', certificates: true },
  busybox: { libc: undefined, packageManager: 'none', shell: 'sh', certificates: false },
  windows: { libc: undefined, packageManager: 'none', shell: 'cmd', certificates: true },
  distroless: { libc: 'glibc', packageManager: 'none', shell: undefined, certificates: true },
  scratch: { libc: 'none', packageManager: 'none', shell: undefined, certificates: false },
};

/** What an image has because of the system that it stands on. */
export function systemFacts(
  distribution: Distribution,
): Pick<ImageFacts, 'distribution' | 'libc' | 'packageManager' | 'hasShell' | 'shell' | 'caCertificates'> {
  const { libc, packageManager, shell, certificates } = systems[distribution];
  return { distribution, libc, packageManager, hasShell: shell !== undefined, shell, caCertificates: certificates };
}
