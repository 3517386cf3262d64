import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { FileReport } from './findings';
import { noteOnce, notesTo } from './output';

/** Fewer files are looked at sooner than another thread has begun. */
const few = 60;
/** Of the files, as it begins later. */
const share = 0.45;

/** What another thread is to do: the same command for these files, a stretch of those that it would look at. */
export interface Part {
  readonly files: readonly string[];
}

type Message =
  | { readonly kind: 'report'; readonly report: FileReport | undefined }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'end'; readonly isSound: boolean };

/** The files for this thread, and those for another one, which come behind them; none where one thread is as fast. */
export function shared(files: readonly string[]): readonly [own: readonly string[], others: readonly string[]] {
  if (!isMainThread || files.length < few || availableParallelism() < 2) return [files, []];
  const own = Math.ceil(files.length * (1 - share));
  return [files.slice(0, own), files.slice(own)];
}

/** Has another thread do a part of this command; `take` gets its reports in their order, once somebody waits for them. */
export function inOtherThread(files: readonly string[]) {
  const worker = new Worker(__filename, { argv: process.argv.slice(2), workerData: { files } satisfies Part });
  const messages: Message[] = [];
  let wake = () => {};
  let failure: Error | undefined;
  worker.on('message', (message: Message) => {
    messages.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  const next = async (): Promise<Message> => {
    for (;;) {
      const message = messages.shift();
      if (message) return message;
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    /** Whether all that the other thread read for it made sense. */
    async take(report: (one: FileReport | undefined) => Promise<void>): Promise<boolean> {
      for (;;) {
        const message = await next();
        if (message.kind === 'end') return message.isSound;
        if (message.kind === 'note') noteOnce(message.text);
        else await report(message.report);
      }
    },
  };
}

/** The part that this thread is there for; undefined in the first one. */
export function ownPart(): Part | undefined {
  return isMainThread ? undefined : (workerData as Part);
}

/** Tells the first thread what `work` reports, and what it has to say. */
export async function reportToFirst(
  work: (report: (one: FileReport | undefined) => void) => Promise<boolean>,
): Promise<void> {
  const tell = (message: Message) => parentPort?.postMessage(message);
  notesTo((text) => tell({ kind: 'note', text }));
  const isSound = await work((report) => tell({ kind: 'report', report }));
  tell({ kind: 'end', isSound });
}
