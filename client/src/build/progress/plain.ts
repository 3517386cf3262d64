import type { EndState, Step } from './progress';
import type { GrowingStep, ProgressModel } from './progressModel';
import { percentOf } from './rawJson';
import { readStepName } from './stepName';

const LINE = /^#(?<id>\d+) (?<rest>.*)$/s;
const LOG = /^\d+\.\d+ (?<text>.*)$/s;
const DONE = /^DONE (?<seconds>\d+(?:\.\d+)?)s$/;
const ERROR = /^ERROR: (?<message>.*)$/s;
const DOWNLOAD =
  /^(?<layer>sha256:\S+) (?<current>[\d.]+)(?<unit>[kMGT]?B) \/ (?<total>[\d.]+)(?<totalUnit>[kMGT]?B)\b/;
const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
const RULE = '------';

export function isPlain(line: string): boolean {
  return LINE.test(line);
}

/** Reads the lines of BuildKit's `--progress=plain`, where all that a step says has its number in front. */
export class Plain {
  private readonly downloads = new Map<string, Map<string, { current: number; total: number }>>();
  /** Between the rules at the end, the failing step's last lines are said again. */
  private inRepetition = false;

  constructor(private readonly model: ProgressModel) {}

  read(line: string, at: number): boolean {
    if (line === '' || line === RULE) {
      if (line === RULE) this.inRepetition = !this.inRepetition;
      return true;
    }
    const match = this.inRepetition ? undefined : LINE.exec(line)?.groups;
    if (!match) return this.inRepetition;
    const { id = '', rest = '' } = match;
    if (id === '0') return false;
    const step = this.model.find(`#${id}`);
    if (step) this.tell(step, rest, at);
    else this.add(`#${id}`, rest, at);
    return true;
  }

  end(): void {}

  private add(id: string, name: string, at: number): void {
    const { text, place } = readStepName(name);
    this.model.begin(this.model.add(id, text, place), at);
  }

  private tell(step: GrowingStep, rest: string, at: number): void {
    const log = LOG.exec(rest)?.groups;
    const ended = log ? undefined : endOf(rest, step.duration + at - (step.since ?? at));
    if (log) this.model.print(step, [log.text ?? '']);
    else if (!ended) this.download(step, rest);
    else {
      this.model.explain(step, ended.error);
      this.model.finish(step, ended.state, ended.duration);
    }
  }

  private download(step: GrowingStep, rest: string): void {
    const match = DOWNLOAD.exec(rest)?.groups;
    if (!match || step.state !== 'running') return;
    const { layer = '', current, unit = 'B', total, totalUnit = 'B' } = match;
    const size = { current: Number(current) * (UNITS[unit] ?? 1), total: Number(total) * (UNITS[totalUnit] ?? 1) };
    const downloads = this.downloads.get(step.id) ?? new Map<string, { current: number; total: number }>();
    this.downloads.set(step.id, downloads.set(layer, size));
    if (size.total > 0) step.percent = percentOf([...downloads.values()]);
  }
}

function endOf(rest: string, spent: number): (Pick<Step, 'error' | 'duration'> & { state: EndState }) | undefined {
  const done = DONE.exec(rest)?.groups;
  if (done) return { state: 'done', duration: Math.round(Number(done.seconds) * 1000), error: undefined };
  if (rest === 'CACHED') return { state: 'cached', duration: 0, error: undefined };
  if (rest === 'CANCELED') return { state: 'cancelled', duration: spent, error: undefined };
  const error = ERROR.exec(rest)?.groups?.message;
  return error === undefined ? undefined : { state: 'failed', duration: spent, error };
}
