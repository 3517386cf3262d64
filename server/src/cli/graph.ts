import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../workspace/snapshot';
import { createSnapshot } from '../workspace/snapshots';
import { buildOptions, inputsOf } from './buildInputs';
import { type ExitCode, exitCode } from './exitCode';
import { displayName, readSource } from './files';
import { type GraphFormat, graphFormats } from './formats/graphFormats';
import { choose, type Given, type OptionTable } from './options';
import { note, print } from './output';
import { UsageError } from './usageError';

export const graphOptions: OptionTable = { format: { type: 'string' }, ...buildOptions };

type FormatName = keyof typeof graphFormats;

/** Prints the stage graph of each file; unreadable files are named on standard error and the rest still printed. */
export async function graph(given: Given): Promise<ExitCode> {
  const name = choose('--format', given.value('format'), Object.keys(graphFormats) as FormatName[], 'json');
  const files = given.positionals;
  if (files.length === 0) throw new UsageError(l10n.t('Name a Dockerfile, or - for standard input.'));
  if (name === 'svg' && files.length > 1) {
    throw new UsageError(l10n.t('An SVG holds the graph of one file; {0} were named.', files.length));
  }
  const inputs = inputsOf(given);
  const format: GraphFormat = graphFormats[name]();
  let code: ExitCode = exitCode.clean;
  for (const file of files) {
    const source = await readSource(file);
    const snapshot = source && createSnapshot({ uri: source.uri, version: 0, text: source.text, targets: [] }, inputs);
    if (snapshot && targetExists(snapshot, displayName(file))) {
      await print(await format.file(displayName(file), snapshot));
    } else code = exitCode.usage;
  }
  await print(format.end());
  return code;
}

/** A target that the file lacks is most likely mistyped; no graph is better than one of something else. */
function targetExists({ graph }: Snapshot, file: string): boolean {
  const { target } = graph.inputs;
  if (target === undefined || graph.unreadable || graph.stageNamed(target)) return true;
  note(l10n.t('{0} has no stage "{1}".', file, target));
  return false;
}
