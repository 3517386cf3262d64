/** A shell, and how it is called. */
export interface Shell {
  readonly executable: string;
  /** In front of all others. */
  readonly args: readonly string[];
  /** That have it do nothing, successfully. */
  readonly probe: readonly string[];
}

/**
 * The shells that an image may have, the best first: that of its SHELL, and those that people expect.
 *
 * @param shell the SHELL of the image; empty where it says none
 * @param platform `linux/amd64`; empty where nobody knows
 */
export function shellsToTry(shell: readonly string[], platform: string): readonly Shell[] {
  const usual = platform.startsWith('windows') ? windows : others;
  const [own] = shell;
  const known = own !== undefined && probes.has(nameOf(own)) ? [shellOf(own)] : [];
  return [...known, ...usual.filter(({ executable }) => executable !== own)];
}

const NOTHING = ['-c', 'exit 0'];
const NO_POWERSHELL = ['-NoLogo', '-NoProfile', '-Command', 'exit 0'];

const probes: ReadonlyMap<string, readonly string[]> = new Map([
  ...['bash', 'sh', 'ash', 'dash', 'zsh', 'ksh', 'fish'].map((name) => [name, NOTHING] as const),
  ['pwsh', NO_POWERSHELL],
  ['powershell', NO_POWERSHELL],
  ['cmd', ['/c', 'exit 0']],
]);

const others: readonly Shell[] = [
  ...['bash', 'sh', 'ash', 'dash', 'zsh'].map(shellOf),
  { executable: 'busybox', args: ['sh'], probe: NOTHING },
  shellOf('/busybox/sh'),
  shellOf('pwsh'),
];
const windows: readonly Shell[] = ['pwsh', 'powershell', 'cmd'].map(shellOf);

function shellOf(executable: string): Shell {
  return { executable, args: [], probe: probes.get(nameOf(executable)) ?? NOTHING };
}

/** `C:\Windows\System32\cmd.exe` is cmd. */
function nameOf(executable: string): string {
  return (executable.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
}
