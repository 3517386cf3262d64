import type { ShellCommand } from '../../shell/shellCommand';

/** Shells that have the option, whatever system they stand in. */
export const shellsWithPipefail: ReadonlySet<string> = new Set(['bash', 'zsh', 'ksh', 'ash']);

/** The program that SHELL names, without its folder. */
export function shellOf(shell: readonly string[] | undefined): string {
  const [program = ''] = shell ?? [];
  return program.slice(program.lastIndexOf('/') + 1);
}

/** `set -o pipefail`, also as `set -euxo pipefail`. */
export function setsPipefail({ name, args }: ShellCommand): boolean {
  return (
    name === 'set' && args.some(({ text }, at) => text === 'pipefail' && /^-[a-z]*o$/.test(args[at - 1]?.text ?? ''))
  );
}
