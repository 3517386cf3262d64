const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `0 B`, `4.98 MB`, `117 MB`: in steps of a thousand and to three figures, as Docker lists its images. */
export function sizeText(bytes: number): string {
  let size = Math.max(0, bytes);
  let unit = 0;
  // What rounds to 1000 belongs to the next unit.
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size >= 1000 ? Math.round(size) : Number(size.toPrecision(3))} ${UNITS[unit]}`;
}
