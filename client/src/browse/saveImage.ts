import { readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { BuildServices } from '../build/buildServices';
import type { Engine } from '../build/engine';
import { inspectImage, whereOf } from '../build/images/inspectImage';
import { sizeText } from '../build/images/sizeText';
import { runProcess } from '../build/runProcess';
import { saveArguments } from './saveCommand';

/** How saving an image ended; a reason is what the engine said. */
export type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** An image that is to be saved. */
export interface ImageToSave {
  readonly engine: Engine;
  readonly tag: string;
  /** Where the archive goes. */
  readonly folder: string;
}

/** What tells the user how far it is. */
export type Report = vscode.Progress<{ message?: string; increment?: number }>;

const REPORT_MS = 300;
const LONGEST_REASON = 4_000;

/** Saves an image as an archive with all its layers. */
export async function saveImage(
  services: BuildServices,
  { engine, tag, folder }: ImageToSave,
  progress: Report,
  token: vscode.CancellationToken,
): Promise<Saved> {
  const builder = services.builder.of(engine);
  const where = await whereOf(engine, services.ask, builder);
  const whole = (await inspectImage(engine, tag, services.ask, builder))?.size;
  let said = '';
  const args = saveArguments(engine, tag, where);
  const running = runProcess({ executable: engine.executable, args, cwd: folder }, (_, bytes) => {
    said = (said + Buffer.from(bytes).toString('utf8')).slice(-LONGEST_REASON);
  });
  const timer = setInterval(() => void reportSize(folder, whole, progress), REPORT_MS);
  const stopping = token.onCancellationRequested(() => running.stop());
  const code = await running.ended;
  clearInterval(timer);
  stopping.dispose();
  if (token.isCancellationRequested) return { kind: 'cancelled' };
  return code === 0 ? { kind: 'saved' } : { kind: 'failed', reason: lastLine(said) };
}

async function reportSize(folder: string, whole: number | undefined, progress: Report): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(path.join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const size = sizeText(sizes.reduce((sum, one) => sum + one, 0));
  const message =
    whole === undefined
      ? vscode.l10n.t('saved {0}', size)
      : vscode.l10n.t('saved {0} of about {1}', size, sizeText(whole));
  progress.report({ message });
}

function lastLine(said: string): string {
  const lines = said.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter(Boolean).at(-1) ?? '';
}
