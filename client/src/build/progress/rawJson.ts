import type { GrowingStep, ProgressModel } from './progressModel';
import { readStepName } from './stepName';

/** BuildKit's SolveStatus, as `--progress=rawjson` has it: one object per line. */
interface SolveStatus {
  readonly vertexes?: unknown;
  readonly statuses?: unknown;
  readonly logs?: unknown;
  readonly warnings?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const STARTS = /^\{"(?:vertexes|statuses|logs|warnings)":/;
const CANCELLED = /context canceled|Canceled:/;

export function isRawJson(line: string): boolean {
  return STARTS.test(line);
}

/** Reads the lines of `--progress=rawjson`. */
export class RawJson {
  /** The run of a step that is under way, by its id: steps may run more than once. */
  private readonly runs = new Map<string, { start: number; before: number }>();
  private readonly downloads = new Map<string, Map<unknown, { current: number; total: number }>>();

  constructor(private readonly model: ProgressModel) {}

  /** False where the line is something else. */
  read(line: string, at: number): boolean {
    if (!isRawJson(line)) return false;
    const status = parse(line);
    if (!status) return false;
    for (const vertex of listOf(status.vertexes)) this.vertex(vertex, at);
    for (const one of listOf(status.statuses)) this.status(one);
    for (const { vertex, stream, data } of listOf(status.logs)) {
      const step = this.model.find(String(vertex));
      if (step && typeof data === 'string') this.model.printBytes(step, stream, Buffer.from(data, 'base64'));
    }
    for (const { short } of listOf(status.warnings)) {
      if (typeof short === 'string') this.model.say(`WARNING: ${Buffer.from(short, 'base64').toString()}`);
    }
    return true;
  }

  end(): void {}

  private vertex({ digest, name, started, completed, cached, error }: Fields, at: number): void {
    if (typeof digest !== 'string' || typeof name !== 'string') return;
    const step = this.model.find(digest) ?? this.add(digest, name);
    const start = timeOf(started);
    if (start === undefined) return;
    const run = this.run(step, start);
    const end = timeOf(completed);
    if (end === undefined) {
      this.model.begin(step, at);
      return;
    }
    this.model.explain(step, typeof error === 'string' && error !== '' ? error : undefined);
    const state = step.error === undefined ? (cached === true ? 'cached' : 'done') : stateOf(step.error);
    this.model.finish(step, state, run.before + Math.max(0, end - run.start));
  }

  private add(digest: string, name: string): GrowingStep {
    const { text, place } = readStepName(name);
    return this.model.add(digest, text, place);
  }

  private run(step: GrowingStep, start: number): { start: number; before: number } {
    const last = this.runs.get(step.id);
    if (last?.start === start) return last;
    const run = { start, before: step.duration };
    this.runs.set(step.id, run);
    return run;
  }

  private status({ vertex, id, current, total }: Fields): void {
    const step = this.model.find(String(vertex));
    if (step?.state !== 'running' || typeof current !== 'number' || typeof total !== 'number' || total <= 0) return;
    const downloads = this.downloads.get(step.id) ?? new Map();
    this.downloads.set(step.id, downloads.set(id, { current, total }));
    step.percent = percentOf([...downloads.values()]);
  }
}

/** Of several downloads together. */
export function percentOf(downloads: readonly { readonly current: number; readonly total: number }[]): number {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const total = sum(downloads.map((download) => download.total));
  return Math.min(100, Math.floor((100 * sum(downloads.map(({ current }) => current))) / total));
}

function stateOf(error: string): 'cancelled' | 'failed' {
  return CANCELLED.test(error) ? 'cancelled' : 'failed';
}

function parse(line: string): SolveStatus | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
