#!/usr/bin/env node
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import * as l10n from '@vscode/l10n';
import { run, runPart } from './commandLine';
import { exitCode } from './exitCode';
import { chooseLanguage } from './locale';
import { ownPart } from './otherThread';
import { endWithReader, note } from './output';
import { UsageError } from './usageError';

// Most of a run is over before the time pays that V8 takes to optimise; what is hot in a large file is so soon enough.
setFlagsFromString('--interrupt-budget=1500000');
endWithReader();
chooseLanguage(process.env, join(__dirname, '../../l10n'));

const part = ownPart();
const work = part ? runPart(process.argv.slice(2), part) : run(process.argv.slice(2));
work.then(
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
