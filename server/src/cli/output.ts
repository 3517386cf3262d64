/** Writes to standard output and waits until it is taken, so that much output neither piles up nor gets lost. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

let write = (text: string): void => void process.stderr.write(`${text}\n`);
const noted = new Set<string>();

/** A line for people, on standard error. */
export function note(text: string): void {
  noted.add(text);
  write(text);
}

/** The same, unless it has been said. */
export function noteOnce(text: string): void {
  if (!noted.has(text)) note(text);
}

/** Lines for people go there from now on. */
export function notesTo(other: (text: string) => void): void {
  write = other;
}

/** Ends quietly when the reader has seen enough, as in `… | head`. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
