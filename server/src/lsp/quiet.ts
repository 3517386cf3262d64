import { RAL } from 'vscode-languageserver';

/**
 * Calls `run` once the messages that are waiting have been read. The connection reads one message a turn of the event
 * loop, so a turn without news means that none waits: a burst of edits is answered once, and a single edit is not kept
 * waiting by a timer.
 */
export function whenQuiet(run: () => void): () => void {
  let news = 0;
  let seen = 0;
  let looking = false;
  const look = () => {
    if (seen === news) {
      looking = false;
      run();
      return;
    }
    seen = news;
    RAL().timer.setImmediate(look);
  };
  return () => {
    news++;
    if (looking) return;
    looking = true;
    RAL().timer.setImmediate(look);
  };
}

/** Lets what else is waiting go first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    RAL().timer.setImmediate(resolve);
  });
}

/** In milliseconds. */
export function wait(time: number): Promise<void> {
  return new Promise((resolve) => {
    RAL().timer.setTimeout(resolve, time);
  });
}
