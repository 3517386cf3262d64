/** `0.4 s`, `12 s`, `3 min 5 s`; the same in every language that we speak. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The same without parts of a second, for what counts up while one looks. */
export function runningText(milliseconds: number): string {
  return milliseconds < 9950 ? `${Math.floor(Math.max(0, milliseconds) / 1000)} s` : durationText(milliseconds);
}
