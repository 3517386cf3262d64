import { countOf } from './counts';
import { durationText, runningText } from './duration';
import { exitCodeIn } from './exitCode';
import { hasEnded, type Progress, type ProgressChange, type Step } from './progress';
import { shortened } from './shortened';

/** What the screen says, in the user's language. */
export interface ScreenWords {
  readonly cached: string;
  readonly cancelled: string;
  /** `step 3 of 7`, where two are over. */
  step(done: number, total: number): string;
  exitCode(code: number): string;
}

const COLOURS = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const;
const TROUBLE = /^(?:ERROR|Error)\b|^ +\d+ \| >>> /;
const WARNING = /^(?:WARNING|WARN|DEPRECATED)\b/;

/** Rows that what is under way takes at most, of which so many for one log. */
const MOST_ROWS = 14;
const LOG_ROWS = 6;
const LAST_LINES = 20;
/** What is over in less is not worth a line if it belongs to no stage. */
const NOTEWORTHY_MS = 1000;
const SHORTEST_HEADING = 9;

/**
 * A build in a terminal: a line for each step that is over, and below them, drawn anew each time, those that run with
 * the end of their logs. What it is told must hold no control characters.
 */
export class BuildScreen {
  private readonly settled: string[] = [];
  private readonly told = new Map<Step, Step['state']>();
  private height = 0;
  private drawn = '';
  columns = 80;
  rows = 24;

  constructor(private readonly words: ScreenWords) {}

  /** Takes a change; it is seen after the next `draw`. */
  take(change: ProgressChange): void {
    if (change.kind === 'text') this.settled.push(textLine(change.line));
    if (change.kind === 'step' && hasEnded(change.step)) this.settle(change.step);
  }

  /** What to write into the terminal; nothing where nothing is new. */
  draw(progress: Progress, startedAt: number, now: number): string {
    const rows = this.live(progress, startedAt, now);
    // A row that is too long must not become two: they would be one too many to take back.
    const live = rows.length === 0 ? '' : `\u001b[?7l${lines(rows)}\u001b[?7h`;
    if (this.settled.length === 0 && live === this.drawn) return '';
    const text = this.takeBack() + lines(this.settled) + live;
    this.settled.length = 0;
    this.height = rows.length;
    this.drawn = live;
    return text;
  }

  /** The last that is to be written: why the build failed, if it did. */
  end(progress: Progress): string {
    const failed = progress.steps.filter(({ state }) => state === 'failed');
    const text = this.takeBack() + lines([...this.settled, ...failed.flatMap((step) => this.failure(step))]);
    this.settled.length = 0;
    this.height = 0;
    return text;
  }

  private takeBack(): string {
    return this.height === 0 ? '' : `\r\u001b[${this.height}A\u001b[J`;
  }

  private settle(step: Step): void {
    const before = this.told.get(step);
    // A step may run twice; only one that goes wrong then is worth another line.
    if (before !== undefined && step.state !== 'failed') return;
    if (!step.place && step.state !== 'failed' && step.duration < NOTEWORTHY_MS) return;
    this.told.set(step, step.state);
    this.settled.push(this.heading(step, this.result(step)));
  }

  private result(step: Step): string {
    switch (step.state) {
      case 'cached':
        return paint(this.words.cached, 'cyan');
      case 'cancelled':
        return paint(this.words.cancelled, 'yellow');
      default:
        return paint(durationText(step.duration), 'dim');
    }
  }

  private heading(step: Step, result: string): string {
    const room = this.columns - 16 - placeLength(step);
    const cut = shortened(step.text, Math.max(SHORTEST_HEADING, room));
    return `${mark(step)} ${placeText(step)}${step.place ? cut : paint(cut, 'dim')}  ${result}`;
  }

  private live(progress: Progress, startedAt: number, now: number): string[] {
    const running = progress.steps.filter(({ state }) => state === 'running');
    const { done, total } = countOf(progress);
    const time = runningText(now - startedAt);
    const footer = total === 0 ? time : `${this.words.step(done, total)} · ${time}`;
    const most = Math.max(1, Math.min(MOST_ROWS, this.rows - 2));
    return [...this.runningRows(running, now).slice(0, most - 1), paint(footer, 'dim')];
  }

  private runningRows(running: readonly Step[], now: number): string[] {
    const most = Math.max(1, Math.floor(LOG_ROWS / Math.max(1, running.length)));
    return running.flatMap((step) => {
      const percent = step.percent === undefined ? '' : `${step.percent} % · `;
      const time = percent + runningText(step.duration + now - (step.since ?? now));
      return [
        this.heading(step, paint(time, 'dim')),
        ...step.log.slice(-most).map((line) => paint(`    ${line}`, 'dim')),
      ];
    });
  }

  private failure(step: Step): string[] {
    const code = exitCodeIn(step.error);
    const why = code === undefined ? (step.error ?? '') : this.words.exitCode(code);
    const log = step.log.slice(-LAST_LINES).map((line) => `    ${line}`);
    return ['', this.heading(step, paint(why, 'red')), ...log];
  }
}

function placeLength({ place }: Step): number {
  return (place?.stage?.length ?? 0) + (place?.platform?.length ?? 0) + (place ? 6 : 0);
}

/** `builder 2/4 ` */
function placeText({ place }: Step): string {
  if (!place) return '';
  const count = place.of === undefined ? `${place.number}` : `${place.number}/${place.of}`;
  const words = [place.platform, place.stage, count].filter((word) => word !== undefined);
  return `${paint(words.join(' '), 'bold')} `;
}

function mark({ state }: Step): string {
  switch (state) {
    case 'done':
    case 'cached':
      return paint('✔', 'green');
    case 'failed':
      return paint('✖', 'red');
    case 'cancelled':
      return paint('■', 'yellow');
    default:
      return paint('▸', 'cyan');
  }
}

function textLine(line: string): string {
  if (TROUBLE.test(line)) return paint(line, 'red');
  return WARNING.test(line) ? paint(line, 'yellow') : line;
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\r\n`).join('');
}

/** A text in a colour; the terminal has its own again behind it. */
export function paint(text: string, colour: keyof typeof COLOURS): string {
  return `\u001b[${COLOURS[colour]}m${text}\u001b[0m`;
}
