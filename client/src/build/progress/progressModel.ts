import { cleanLine } from './cleanLine';
import { Lines } from './lines';
import {
  type BuildEnd,
  type EndState,
  hasEnded,
  type Progress,
  type ProgressChange,
  type Step,
  type StepPlace,
} from './progress';
import { noSecrets, type SecretMask } from './secretMask';

const KEPT_LINES = 500;
const KEPT_TEXT = 200;
const LONGEST_LINE = 2000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A step while it is read. */
export interface GrowingStep extends Mutable<Omit<Step, 'log'>> {
  readonly log: string[];
  /** The unfinished lines of what it prints. */
  readonly streams: Map<unknown, Lines>;
}

/** What is known of a build so far, without its secrets. `changed` is told each thing at once. */
export class ProgressModel implements Progress {
  readonly steps: GrowingStep[] = [];
  readonly text: string[] = [];
  total: number | undefined;
  private readonly byId = new Map<string, GrowingStep>();

  constructor(
    private readonly changed: (change: ProgressChange) => void,
    private readonly mask: SecretMask = noSecrets,
  ) {}

  find(id: string): GrowingStep | undefined {
    return this.byId.get(id);
  }

  add(id: string, text: string, place: StepPlace | undefined): GrowingStep {
    const step: GrowingStep = {
      id,
      place,
      text: this.shown(text).slice(0, LONGEST_LINE),
      state: 'waiting',
      duration: 0,
      since: undefined,
      log: [],
      logLength: 0,
      percent: undefined,
      error: undefined,
      streams: new Map(),
    };
    this.steps.push(step);
    this.byId.set(id, step);
    return step;
  }

  begin(step: GrowingStep, at: number): void {
    if (step.state === 'running') return;
    step.state = 'running';
    step.since = at;
    this.changed({ kind: 'step', step });
  }

  /** `duration` is of all its runs. */
  finish(step: GrowingStep, state: EndState, duration: number): void {
    for (const lines of step.streams.values()) this.print(step, lines.end());
    step.streams.clear();
    const isNews = step.state !== state;
    step.state = state;
    step.duration = duration;
    step.since = undefined;
    step.percent = undefined;
    if (isNews) this.changed({ kind: 'step', step });
  }

  /** Bytes that a step printed to one of its streams. */
  printBytes(step: GrowingStep, stream: unknown, bytes: Uint8Array): void {
    let lines = step.streams.get(stream);
    if (!lines) {
      lines = new Lines(LONGEST_LINE, this.mask);
      step.streams.set(stream, lines);
    }
    this.print(step, lines.read(bytes));
  }

  print(step: GrowingStep, printed: readonly string[]): void {
    if (printed.length === 0) return;
    const lines = printed.map((line) => this.shown(line).slice(0, LONGEST_LINE));
    step.logLength += lines.length;
    step.log.push(...lines);
    if (step.log.length > KEPT_LINES) step.log.splice(0, step.log.length - KEPT_LINES);
    this.changed({ kind: 'log', step, lines });
  }

  say(text: string): void {
    const line = this.shown(text);
    this.text.push(line.slice(0, LONGEST_LINE));
    if (this.text.length > KEPT_TEXT) this.text.shift();
    this.changed({ kind: 'text', line });
  }

  /** Why a step ended as it did. */
  explain(step: GrowingStep, error: string | undefined): void {
    step.error = error === undefined ? undefined : this.mask.hide(error);
  }

  /** What the output left open is closed. */
  end(how: BuildEnd, at: number): void {
    for (const step of this.steps) {
      if (step.state !== 'running') continue;
      this.finish(step, how === 'built' ? 'done' : 'cancelled', step.duration + at - (step.since ?? at));
    }
    if (how === 'built') return;
    // Nobody needs to be told of each step that was never begun.
    for (const step of this.steps) if (!hasEnded(step)) step.state = 'cancelled';
  }

  private shown(text: string): string {
    return this.mask.hide(cleanLine(text));
  }
}
