/** Platform specifiers (`linux/arm64`, `arm64`, `windows(10.0.17763)/amd64`) as containerd reads them. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
}

const knownSystems: ReadonlySet<string> = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
);
const knownArchitectures: ReadonlySet<string> = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'.split(
    ' ',
  ),
);
const systemForm = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const componentForm = /^[A-Za-z0-9_.-]+$/;

/** The platform that a specifier names, or undefined where BuildKit refuses it. */
export function parsePlatform(specifier: string, host: Platform): Platform | undefined {
  const parts = specifier.split('/');
  const system = systemForm.exec(parts[0] ?? '');
  if (!system || parts.length > 3 || !parts.slice(1).every((part) => componentForm.test(part))) return undefined;
  const os = normalizeSystem(system[1] ?? '');
  if (parts.length === 1) {
    if (knownSystems.has(os)) return { ...host, os };
    const alone = normalizeArchitecture(parts[0] ?? '', '');
    return knownArchitectures.has(alone.architecture) ? { os: host.os, ...alone } : undefined;
  }
  return { os, ...normalizeArchitecture(parts[1] ?? '', parts[2] ?? '') };
}

export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant ? [variant] : [])].join('/');
}

function normalizeSystem(os: string): string {
  const lower = os.toLowerCase();
  return lower === 'macos' ? 'darwin' : lower;
}

function normalizeArchitecture(written: string, writtenVariant: string): { architecture: string; variant: string } {
  const architecture = written.toLowerCase();
  const variant = writtenVariant.toLowerCase();
  switch (architecture) {
    case 'i386':
      return { architecture: '386', variant: '' };
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return { architecture: 'amd64', variant: variant === 'v1' ? '' : variant };
    case 'aarch64':
    case 'arm64':
      return { architecture: 'arm64', variant: variant === '8' || variant === 'v8' ? '' : variant };
    case 'armhf':
      return { architecture: 'arm', variant: 'v7' };
    case 'armel':
      return { architecture: 'arm', variant: 'v6' };
    case 'arm':
      return { architecture: 'arm', variant: /^[5-8]$/.test(variant) ? `v${variant}` : variant || 'v7' };
    default:
      return { architecture, variant };
  }
}
