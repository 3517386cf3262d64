import * as vscode from 'vscode';
import type { Command } from '../buildRequest';
import { runProcess } from '../runProcess';
import { type CheckResult, readCheck } from './checkFindings';

/** More than any engine has to say. */
const MOST_BYTES = 16_000_000;

/** What a check said: its findings, why it made none, or nothing where it was cancelled. */
export type CheckEnd =
  | { readonly kind: 'checked'; readonly result: CheckResult }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'cancelled' };

/** Runs a check, with a notification that cancels it. */
export function runCheck(command: Command, title: string): Thenable<CheckEnd> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_, token): Promise<CheckEnd> => {
    const said = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
    let size = 0;
    const running = runProcess(command, (stream, bytes) => {
      size += bytes.length;
      if (size <= MOST_BYTES) said[stream].push(bytes);
    });
    token.onCancellationRequested(() => running.stop());
    await running.ended;
    if (token.isCancellationRequested) return { kind: 'cancelled' };
    const result = readCheck(Buffer.concat(said.stdout).toString());
    return result
      ? { kind: 'checked', result }
      : { kind: 'failed', reason: lastLine(Buffer.concat(said.stderr).toString()) };
  });
}

/** The end of what was printed says why. */
function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1)?.trim() ?? '';
  return line.replace(/^ERROR: (?:failed to build: )?(?:failed to solve: )?/, '');
}
