import * as l10n from '@vscode/l10n';

const patience = 1_000;
const interval = 100;

/** A line on standard error that counts files, on a terminal, once the work takes longer than a second. */
export interface Progress {
  done(count: number, total: number): void;
  /** Takes the line away. */
  clear(): void;
}

export interface ProgressPlace {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** For work that nobody watches. */
export const noProgress: Progress = { done() {}, clear() {} };

/** `now` gives milliseconds. */
export function startProgress(place: ProgressPlace = process.stderr, now: () => number = Date.now): Progress {
  const started = now();
  let shown: number | undefined;
  return {
    done(count, total) {
      const time = now();
      if (!place.isTTY || time - started < patience || time - (shown ?? 0) < interval) return;
      shown = time;
      place.write(`\r\x1b[2K${l10n.t('{0} of {1} files', count, total)}`);
    },
    clear() {
      if (shown !== undefined) place.write('\r\x1b[2K');
      shown = undefined;
    },
  };
}
