/** Nanoseconds of each unit of Go's durations. */
const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Whether text is a Go duration that HEALTHCHECK accepts: nothing, or at least a millisecond, such as `1m30s`. */
export function isDuration(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return true;
  let total = 0;
  let at = 0;
  const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
  while (at < unsigned.length) {
    part.lastIndex = at;
    const match = part.exec(unsigned);
    if (!match) return false;
    total += Number(match[1]) * (units[match[2] as string] as number);
    at = part.lastIndex;
  }
  return at > 0 && (total === 0 || (total >= 1e6 && !text.startsWith('-')));
}

/** Whether text is a number of retries that HEALTHCHECK accepts. */
export function isRetryCount(text: string): boolean {
  return /^(?:\+?\d{1,10}|-0+)$/.test(text) && Number(text) < 2 ** 31;
}
