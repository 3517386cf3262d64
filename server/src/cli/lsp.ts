import * as l10n from '@vscode/l10n';
import { type ExitCode, exitCode } from './exitCode';
import type { Given, OptionTable } from './options';
import { UsageError } from './usageError';

/** `--clientProcessId` is what some clients add on their own; the connection looks for it. */
export const lspOptions: OptionTable = { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } };

/** Runs the language server until its client ends it. It is a bundle of its own, and reads the arguments as it does alone. */
export async function lsp(given: Given): Promise<ExitCode> {
  if (given.positionals.length > 0) throw new UsageError(l10n.t('lsp takes no files.'));
  await import('../lsp/node/main');
  return exitCode.clean;
}
