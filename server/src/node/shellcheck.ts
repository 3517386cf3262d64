import { spawn } from 'node:child_process';

/** ShellCheck takes a fraction of a second; what takes longer hangs, in milliseconds. */
const longest = 10_000;
/** More than this nobody reads, in characters. */
const mostPrinted = 5_000_000;

/**
 * Runs ShellCheck on a text, which it gets on its standard input, and gives what it printed as `json1`. Undefined where
 * there is no such program, or it does not do what ShellCheck does.
 */
export function runShellCheck(text: string, dialect: string, program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, ['--format=json1', `--shell=${dialect}`, '--norc', '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: longest,
      windowsHide: true,
    });
    let printed = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk: string) => {
      printed += chunk;
      if (printed.length > mostPrinted) child.kill();
    });
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(undefined));
    // 0: nothing found, 1: something found; the rest is trouble.
    child.on('close', (code: number | null) => resolve(code === 0 || code === 1 ? printed : undefined));
    child.stdin.end(text);
  });
}
