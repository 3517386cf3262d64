import * as vscode from 'vscode';
import { failureOf } from './buildFailure';
import { stepOf } from './buildNotification';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildRequest, Command } from './buildRequest';
import type { Engine } from './engine';
import { maskedArguments } from './maskedArguments';
import { BuildScreen, paint } from './progress/buildScreen';
import { durationText } from './progress/duration';
import type { BuildEnd } from './progress/progress';
import { ProgressReader } from './progress/progressReader';
import { type SecretMask, secretMask } from './progress/secretMask';
import type { BuildRun } from './progress/stageLook';
import { type ProcessEnd, type Running, runProcess } from './runProcess';
import { secretValues } from './secretValues';

/** A build that is ready to run. */
export interface PreparedBuild {
  readonly engine: Engine;
  readonly request: BuildRequest;
  readonly command: Command;
  /** What one should know of it, a sentence each. */
  readonly notes: readonly string[];
}

/** Who wants to know how a build goes. */
export interface BuildListener {
  /** Its command runs; `ended` is when it no longer does. */
  began(run: BuildRun, ended: Promise<unknown>): void;
  /** Called once, before the task ends. */
  ended(outcome: BuildOutcome): Promise<void>;
}

const CANCELLED = 130;
const NOT_STARTED = 127;
const DRAW_MS = 200;

/**
 * The terminal of one build. It runs the command itself, because only so its output can be read. Closing the terminal,
 * or Ctrl-C in it, ends the build.
 */
export class BuildTerminal implements vscode.Pseudoterminal {
  private readonly text = new vscode.EventEmitter<string>();
  private readonly code = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.text.event;
  readonly onDidClose = this.code.event;
  private readonly screen = new BuildScreen(screenWords());
  private running: Running | undefined;
  private isOpen = false;
  private stopped = false;
  private over = false;

  /** `prepare` may ask questions; what is no build ends the terminal. */
  constructor(
    private readonly prepare: () => Promise<PreparedBuild | BuildOutcome>,
    private readonly listener: BuildListener,
  ) {}

  /** Its build has ended, or will never begin. */
  get isOver(): boolean {
    return this.over;
  }

  open(size: vscode.TerminalDimensions | undefined): void {
    if (this.isOpen || this.over) return;
    this.isOpen = true;
    if (size) this.setDimensions(size);
    void this.run()
      .catch((error): BuildOutcome => {
        this.text.fire(`${paint(String(error), 'red')}\r\n`);
        return { kind: 'failed', exitCode: NOT_STARTED, failure: undefined };
      })
      .then((outcome) => this.end(outcome));
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    this.screen.columns = columns;
    this.screen.rows = rows;
  }

  close(): void {
    if (this.over) return;
    this.stopped = true;
    this.running?.stop();
    if (!this.isOpen) void this.end({ kind: 'cancelled' });
  }

  handleInput(data: string): void {
    if (data.includes('\u0003')) this.close();
  }

  private async run(): Promise<BuildOutcome> {
    const prepared = await this.prepare();
    if (this.stopped) return { kind: 'cancelled' };
    if (isOutcome(prepared)) return prepared;
    const mask = secretMask(secretValues(prepared.request, process.env));
    this.announce(prepared, mask);
    const reader = new ProgressReader((change) => this.screen.take(change), mask);
    const run = newRun(prepared, reader);
    const draw = () => this.text.fire(this.screen.draw(run.progress, run.startedAt, Date.now()));
    const drawing = setInterval(draw, DRAW_MS);
    this.running = runProcess(prepared.command, (stream, bytes) => reader.read(stream, bytes, Date.now()));
    const { ended } = this.running;
    this.listener.began(run, ended);
    const end = await ended;
    clearInterval(drawing);
    run.endedAt = Date.now();
    run.end = endOf(end);
    reader.end(run.end, run.endedAt);
    this.text.fire(this.screen.end(run.progress));
    return this.outcome(end, run, prepared);
  }

  private announce({ command: { executable, args }, notes }: PreparedBuild, mask: SecretMask): void {
    const words = [executable, ...maskedArguments(args).map(mask.hide)];
    this.text.fire(`${paint(`> ${words.map(readable).join(' ')}`, 'dim')}\r\n`);
    for (const note of notes) this.text.fire(`${note}\r\n`);
  }

  private outcome(end: ProcessEnd, run: GrowingRun, { request: { tag } }: PreparedBuild): BuildOutcome {
    if (end === 'stopped') return { kind: 'cancelled' };
    if (end !== 0) {
      const exitCode = end === 'not started' ? NOT_STARTED : end;
      return { kind: 'failed', exitCode, failure: failureOf(run.progress) };
    }
    const time = durationText((run.endedAt ?? run.startedAt) - run.startedAt);
    this.text.fire(`\r\n${paint(vscode.l10n.t('Built in {0}', time), 'green')}\r\n`);
    if (tag !== undefined) this.text.fire(`${paint(built(tag), 'green')}\r\n`);
    return { kind: 'built', tag };
  }

  private async end(outcome: BuildOutcome): Promise<void> {
    this.over = true;
    await this.listener.ended(outcome);
    this.code.fire(exitCode(outcome));
  }
}

type GrowingRun = { -readonly [K in keyof BuildRun]: BuildRun[K] };

function newRun({ request }: PreparedBuild, { progress }: ProgressReader): GrowingRun {
  const target = request.stage?.toLowerCase();
  return { target, progress, startedAt: Date.now(), endedAt: undefined, end: undefined };
}

function endOf(end: ProcessEnd): BuildEnd {
  if (end === 0) return 'built';
  return end === 'stopped' ? 'cancelled' : 'failed';
}

function screenWords() {
  return {
    cached: vscode.l10n.t('CACHED'),
    cancelled: vscode.l10n.t('cancelled'),
    step: stepOf,
    exitCode: (code: number) => vscode.l10n.t('exit code {0}', code),
  };
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
