import { type Connection, type InitializeParams, RAL } from 'vscode-languageserver';
import type { ShownScan } from '../languageService';
import { unheard } from './unheard';

/** In milliseconds. What is over sooner is not worth a word. */
const patience = 1000;
const betweenReports = 200;

/** Shows a client how far a look through the files is, if it takes long; who has enough of it can end it there. */
export function scanProgress(connection: Connection, { capabilities }: InitializeParams): (scan: ShownScan) => void {
  if (!capabilities.window?.workDoneProgress) return () => undefined;
  return (scan) => unheard(show(connection, scan));
}

async function show(connection: Connection, scan: ShownScan): Promise<void> {
  if (await endsWithin(patience, scan)) return;
  const progress = await connection.window.createWorkDoneProgress();
  const { message, percentage } = scan.state();
  progress.begin(scan.title, percentage, message, true);
  progress.token.onCancellationRequested(() => scan.cancel());
  while (!(await endsWithin(betweenReports, scan))) {
    const state = scan.state();
    progress.report(state.percentage, state.message);
  }
  progress.done();
}

async function endsWithin(time: number, { ended }: ShownScan): Promise<boolean> {
  let timer: { dispose(): void } | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = RAL().timer.setTimeout(() => resolve(false), time);
  });
  const inTime = await Promise.race([ended.then(() => true), late]);
  timer?.dispose();
  return inTime;
}
