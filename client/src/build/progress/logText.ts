import { durationText } from './duration';
import type { Progress, Step } from './progress';

/** All that is still known of what a build printed, step by step. */
export function logText({ steps, text }: Progress): string {
  const parts = steps.filter(({ place, log }) => place || log.length > 0).map(stepText);
  return [...parts, text.join('\n')].filter(Boolean).join('\n\n').concat('\n');
}

function stepText({ place, text, state, duration, log, logLength, error }: Step): string {
  const count = place && (place.of === undefined ? `${place.number}` : `${place.number}/${place.of}`);
  const name = [place?.platform, place?.stage, count].filter(Boolean).join(' ');
  const heading = [name && `[${name}]`, text].filter(Boolean).join(' ');
  const missing = logLength - log.length;
  return [
    heading,
    `# ${state}${duration > 0 ? ` ${durationText(duration)}` : ''}`,
    ...(missing > 0 ? [`… (${missing})`] : []),
    ...log,
    ...(error === undefined ? [] : [`# ${error}`]),
  ].join('\n');
}
