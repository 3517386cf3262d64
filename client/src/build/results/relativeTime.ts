const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `2 minutes ago`, `yesterday`, `now` for less than a minute, in a language; times in milliseconds. */
export function relativeTime(then: number, now: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.max(0, now - then) / 1000;
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ['second', Number.POSITIVE_INFINITY];
  return format.format(-Math.floor(seconds / length), unit);
}
