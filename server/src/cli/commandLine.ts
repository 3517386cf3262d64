import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { check, checkOptions, checkPart } from './check';
import { checklist, checklistOptions } from './checklist';
import { type ExitCode, exitCode } from './exitCode';
import { graph, graphOptions } from './graph';
import { checkHelp, checklistHelp, graphHelp, lspHelp, overview, rulesHelp, targetsHelp } from './help';
import { lsp, lspOptions } from './lsp';
import { type Given, type OptionTable, readOptions } from './options';
import { type Part, reportToFirst } from './otherThread';
import { print } from './output';
import { rules, rulesOptions } from './rules';
import { targets, targetsOptions } from './targets';
import { UsageError } from './usageError';

interface Command {
  readonly options: OptionTable;
  readonly help: () => string;
  readonly run: (given: Given) => Promise<ExitCode>;
}

const commands = new Map<string, Command>([
  ['check', { options: checkOptions, help: checkHelp, run: check }],
  ['checklist', { options: checklistOptions, help: checklistHelp, run: checklist }],
  ['graph', { options: graphOptions, help: graphHelp, run: graph }],
  ['targets', { options: targetsOptions, help: targetsHelp, run: targets }],
  ['rules', { options: rulesOptions, help: rulesHelp, run: rules }],
  ['lsp', { options: lspOptions, help: lspHelp, run: lsp }],
]);

const help: OptionTable = { help: { type: 'boolean', short: 'h' } };

/** Does what the arguments (behind `node cli.js`) ask for. Throws a UsageError where they make no sense. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError(l10n.t('A command is missing: {0}.', [...commands.keys()].join(', ')));
  if (name.startsWith('-')) return general(args);
  const command = commands.get(name);
  if (!command) {
    throw new UsageError(l10n.t('There is no command "{0}"; there are {1}.', name, [...commands.keys()].join(', ')));
  }
  const given = readOptions(rest, { ...command.options, ...help });
  if (!given.flag('help')) return command.run(given);
  await print(command.help());
  return exitCode.clean;
}

/** Does a part of `check` for the thread that asked for it. */
export async function runPart([, ...rest]: readonly string[], { files }: Part): Promise<ExitCode> {
  const given = readOptions(rest, { ...checkOptions, ...help });
  await reportToFirst((report) => checkPart(given, files, report));
  return exitCode.clean;
}

async function general(args: readonly string[]): Promise<ExitCode> {
  const given = readOptions(args, { ...help, version: { type: 'boolean' } });
  await print(given.flag('version') ? `${version}\n` : overview());
  return exitCode.clean;
}
