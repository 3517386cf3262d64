import * as l10n from '@vscode/l10n';

const patience = 1_000;
const interval = 100;

/** A line on standard error that counts files, on a terminal, once the work takes longer than a second. */
export interface Progress {
  done(count: number, total: number): void;
  /** Takes the line away. */
  clear(): void;
}

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = Date.now();
  let shown = 0;
  return {
    done(count, total) {
      const now = Date.now();
      if (!stream.isTTY || now - started < patience || now - shown < interval) return;
      shown = now;
      stream.write(`\r\x1b[2K${l10n.t('{0} of {1} files', count, total)}`);
    },
    clear() {
      if (shown > 0) stream.write('\r\x1b[2K');
      shown = 0;
    },
  };
}
