import type { Host } from './container';
import type { ShellArguments } from './runArguments';
import type { RunProgram } from './runProgram';
import type { Shell } from './shells';

/** What became of looking for a shell. */
export type FoundShell =
  | { readonly kind: 'found'; readonly shell: Shell }
  | { readonly kind: 'none' }
  /** The engine runs nothing in this image; `reason` is its last word. */
  | { readonly kind: 'failed'; readonly reason: string };

/** The first shell that runs in an image. The container is there afterwards, for engines that need it first. */
export async function findShell(
  { engine }: Pick<Host, 'engine'>,
  { begin, probe }: Pick<ShellArguments, 'begin' | 'probe'>,
  shells: readonly Shell[],
  run: RunProgram,
): Promise<FoundShell> {
  const begun = begin && (await run(engine.executable, begin));
  if (begun && begun.code !== 0) return { kind: 'failed', reason: lastLine(begun.stderr) };
  for (const shell of shells) {
    const { code, stderr } = await run(engine.executable, probe(shell));
    if (code === 0) return { kind: 'found', shell };
    if (!isMissing(code, stderr)) return { kind: 'failed', reason: lastLine(stderr) };
  }
  return { kind: 'none' };
}

/** Whether a program is not there, or none that runs; else it is the engine that can't. */
function isMissing(code: number | undefined, stderr: string): boolean {
  return (
    (code !== undefined && code !== ENGINE_FAILED && code !== 1) ||
    /not found|no such file|cannot find|is a directory/i.test(stderr)
  );
}

/** Of docker and those that do as it does. */
const ENGINE_FAILED = 125;

function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^Run '.*--help'/.test(line));
  return lines.at(-1)?.trim() ?? '';
}
