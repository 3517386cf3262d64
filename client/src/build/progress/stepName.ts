import type { StepPlace } from './progress';

/** `[builder 2/4] RUN make`, `[linux/amd64 stage-1 1/2] FROM alpine`, `[2/3] RUN make` */
const NAME = /^\[(?:(?<words>[^\]]*\S) +)?(?<number>\d+)\/(?<of>\d+)\] (?<text>.*)$/s;
const UNNAMED = /^stage-(\d+)$/;

/** A step as BuildKit names it; without a place where it belongs to no stage. */
export function readStepName(name: string): { text: string; place: StepPlace | undefined } {
  const match = NAME.exec(name)?.groups;
  if (!match) return { text: name, place: undefined };
  const words = match.words?.split(' ') ?? [];
  const platform = words[0]?.includes('/') ? words.shift() : undefined;
  const stage = words.join(' ') || undefined;
  const index = stage === undefined ? '0' : UNNAMED.exec(stage)?.[1];
  const place = {
    stage,
    stageIndex: index === undefined ? undefined : Number(index),
    platform,
    number: Number(match.number),
    of: Number(match.of),
    instruction: undefined,
  };
  return { text: match.text ?? '', place };
}
