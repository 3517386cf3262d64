import type { BuildEnd, StepPlace } from './progress';
import type { GrowingStep, ProgressModel } from './progressModel';

const LEGACY = /^Step (?<number>\d+)\/(?<of>\d+) : (?<text>.*)$/s;
const BUILDAH = /^(?:\[(?<stage>\d+)\/\d+\] )?STEP (?<number>\d+)(?:\/(?<of>\d+))?: (?<text>.*)$/s;
const COMMIT = /^(?:\[\d+\/\d+\] )?COMMIT\b/;
const CACHED = /^ ?-{2,3}> Using cache\b/;
/** Names of images and containers that come and go. */
const NOISE = /^ ?-{2,3}> (?:[0-9a-f]{6,64}|Running in \w+|Removed intermediate container \w+|)$/;
const ENGINE_WARNING = /^ ---> \[Warning\] /;
const AFTER_ALL = /^Successfully (?:built|tagged) /;
const BUILDAH_ERROR = /^Error: building at STEP "(?<text>.*?)": (?<message>.*)$/s;
const EXIT_NOTE = /^subprocess exited with status \d+$/;
const STAGE_NAME = /\s[aA][sS]\s+(\S+)\s*$/;

export function isStepByStep(line: string): boolean {
  return line.startsWith('Step 1/') ? LEGACY.test(line) : BUILDAH.test(line);
}

/**
 * Reads the output of builders that announce a step and let its commands print as they like: Docker's legacy one,
 * podman and buildah. What looks like an announcement is one only where it continues the count.
 */
export class StepByStep {
  private current: GrowingStep | undefined;
  private stage: Pick<StepPlace, 'stage' | 'stageIndex'> = { stage: undefined, stageIndex: undefined };
  /** Of the legacy builder, which counts through all stages. */
  private stagesSeen = 0;
  private inStage = 0;
  private legacySteps = 0;
  /** Of the others: the number of the last step of each stage. */
  private readonly lastOf = new Map<string, number>();

  private readonly isLegacy: boolean;

  /** `first` is the line by which the output was known. */
  constructor(
    private readonly model: ProgressModel,
    first: string,
  ) {
    this.isLegacy = LEGACY.test(first);
  }

  read(line: string, at: number): boolean {
    if (this.announced(line, at)) return true;
    const { current } = this;
    if (NOISE.test(line)) return true;
    if (AFTER_ALL.test(line)) this.finish(at);
    if (COMMIT.test(line)) this.begin(this.model.add(line, line, undefined), at);
    else if (!current || AFTER_ALL.test(line) || ENGINE_WARNING.test(line)) return false;
    else if (CACHED.test(line)) this.model.finish(current, 'cached', 0);
    else this.model.print(current, [line]);
    return true;
  }

  /** The last thing that a failed step prints is why. */
  end(how: BuildEnd, at: number): void {
    const step = this.current;
    if (how !== 'failed' || !step) return;
    const last = step.log.at(-1);
    const named = BUILDAH_ERROR.exec(last ?? '')?.groups;
    const failed = this.model.steps.findLast(({ text, state }) => text === named?.text && state !== 'cached') ?? step;
    failed.error = named?.message ?? last;
    if (last !== undefined) step.log.pop();
    while (EXIT_NOTE.test(step.log.at(-1) ?? '')) step.log.pop();
    this.model.finish(failed, 'failed', failed.duration + at - (failed.since ?? at));
  }

  private announced(line: string, at: number): boolean {
    const match = (this.isLegacy ? LEGACY : BUILDAH).exec(line)?.groups;
    if (!match) return false;
    const { stage, number, of, text = '' } = match;
    const count = Number(number);
    const total = of === undefined ? undefined : Number(of);
    const place = this.isLegacy ? this.legacyPlace(count, total, text) : this.buildahPlace(stage, count, total, text);
    if (!place) return false;
    this.begin(this.model.add(line, text, place), at);
    return true;
  }

  private legacyPlace(count: number, total: number | undefined, text: string): StepPlace | undefined {
    if (count !== this.legacySteps + 1) return undefined;
    this.legacySteps = count;
    this.model.total = total;
    if (/^from\s/i.test(text)) {
      this.stage = { stage: nameIn(text), stageIndex: this.stagesSeen };
      this.stagesSeen++;
      this.inStage = 0;
    } else this.inStage++;
    // An ARG above the first FROM belongs to no stage.
    if (this.stagesSeen === 0) return { ...NOWHERE, number: count };
    return { ...NOWHERE, ...this.stage, number: this.inStage + 1, instruction: this.inStage };
  }

  private buildahPlace(
    stage: string | undefined,
    count: number,
    of: number | undefined,
    text: string,
  ): StepPlace | undefined {
    const key = stage ?? '1';
    if (count !== (this.lastOf.get(key) ?? 0) + 1) return undefined;
    this.lastOf.set(key, count);
    const stageIndex = Number(key) - 1;
    const known = this.model.steps.find(({ place }) => place?.stageIndex === stageIndex)?.place?.stage;
    const name = count === 1 ? nameIn(text) : known;
    return { ...NOWHERE, stage: name, stageIndex, number: count, of, instruction: count - 1 };
  }

  private begin(step: GrowingStep, at: number): void {
    this.finish(at);
    this.current = step;
    this.model.begin(step, at);
  }

  private finish(at: number): void {
    const { current } = this;
    if (current?.state === 'running') this.model.finish(current, 'done', at - (current.since ?? at));
    this.current = undefined;
  }
}

const NOWHERE = {
  stage: undefined,
  stageIndex: undefined,
  platform: undefined,
  of: undefined,
  instruction: undefined,
} as const;

function nameIn(from: string): string | undefined {
  return STAGE_NAME.exec(from)?.[1]?.toLowerCase();
}
