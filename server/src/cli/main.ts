#!/usr/bin/env node
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { run } from './commandLine';
import { exitCode } from './exitCode';
import { chooseLanguage } from './locale';
import { endWithReader, note } from './output';
import { UsageError } from './usageError';

endWithReader();
chooseLanguage(process.env, join(__dirname, '../../l10n'));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    note(error instanceof UsageError ? complaint(error) : String(error instanceof Error ? error.stack : error));
    process.exitCode = exitCode.usage;
  },
);

function complaint({ message }: UsageError): string {
  return `${message}\n${l10n.t('Try dockerfile-stages --help.')}`;
}
