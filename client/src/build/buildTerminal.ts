import * as vscode from 'vscode';
import { failureOf } from './buildFailure';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import { BuildOutput, paint } from './buildOutput';
import type { BuildRequest, Command } from './buildRequest';
import type { Engine } from './engine';
import { maskedArguments } from './maskedArguments';
import { type Running, runProcess } from './runProcess';

/** A build that is ready to run. */
export interface PreparedBuild {
  readonly engine: Engine;
  readonly request: BuildRequest;
  readonly command: Command;
  /** What one should know of it, a sentence each. */
  readonly notes: readonly string[];
}

const CANCELLED = 130;
const NOT_STARTED = 127;

/**
 * The terminal of one build. It runs the command itself, because only so its output can be read: a failure is
 * underlined in the Dockerfile. Closing the terminal, or Ctrl-C in it, ends the build.
 */
export class BuildTerminal implements vscode.Pseudoterminal {
  private readonly text = new vscode.EventEmitter<string>();
  private readonly code = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.text.event;
  readonly onDidClose = this.code.event;
  private running: Running | undefined;
  private stopped = false;

  /** `prepare` may ask questions; what is no build ends the terminal. `onEnd` is called once, before the task ends. */
  constructor(
    private readonly prepare: () => Promise<PreparedBuild | BuildOutcome>,
    private readonly onEnd: (outcome: BuildOutcome) => Promise<void>,
  ) {}

  open(): void {
    void this.run()
      .catch((error): BuildOutcome => {
        this.text.fire(`${paint(String(error), 'red')}\r\n`);
        return { kind: 'failed', exitCode: NOT_STARTED, failure: undefined };
      })
      .then((outcome) => this.end(outcome));
  }

  close(): void {
    this.stopped = true;
    this.running?.stop();
  }

  handleInput(data: string): void {
    if (data.includes('\u0003')) this.close();
  }

  private async run(): Promise<BuildOutcome> {
    const prepared = await this.prepare();
    if (this.stopped) return { kind: 'cancelled' };
    if (isOutcome(prepared)) return prepared;
    this.announce(prepared);
    const output = new BuildOutput();
    this.running = runProcess(prepared.command, (text) => this.text.fire(output.read(text)));
    const code = await this.running.ended;
    this.text.fire(output.end());
    return this.outcome(code, output.lastLines, prepared);
  }

  private announce({ command: { executable, args }, notes }: PreparedBuild): void {
    const words = [executable, ...maskedArguments(args)];
    this.text.fire(`${paint(`> ${words.map(readable).join(' ')}`, 'dim')}\r\n`);
    for (const note of notes) this.text.fire(`${note}\r\n`);
  }

  private outcome(code: number | undefined, lines: readonly string[], { request }: PreparedBuild): BuildOutcome {
    if (code === 0) {
      if (request.tag !== undefined) this.text.fire(`\r\n${paint(built(request.tag), 'green')}\r\n`);
      return { kind: 'built', tag: request.tag };
    }
    if (code === CANCELLED) return { kind: 'cancelled' };
    return { kind: 'failed', exitCode: code ?? NOT_STARTED, failure: failureOf(lines) };
  }

  private async end(outcome: BuildOutcome): Promise<void> {
    await this.onEnd(outcome);
    this.code.fire(exitCode(outcome));
  }
}

function built(tag: string): string {
  return vscode.l10n.t('Built {0}. To run it: {1}', tag, `docker run --rm -it ${tag}`);
}

function exitCode(outcome: BuildOutcome): number {
  switch (outcome.kind) {
    case 'built':
      return 0;
    case 'failed':
      return outcome.exitCode;
    case 'cancelled':
      return CANCELLED;
    case 'refused':
      return NOT_STARTED;
  }
}

/** An argument as people read it; what is run is the vector. */
function readable(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
