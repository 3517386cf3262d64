import * as l10n from '@vscode/l10n';
import type { DiagramLevel } from '../protocol/diagram';
import type { Snapshot } from '../workspace/snapshot';
import { createSnapshot } from '../workspace/snapshots';
import { buildOptions, inputsOf } from './buildInputs';
import { type ExitCode, exitCode } from './exitCode';
import { displayName, readSource } from './files';
import { type GraphFormat, type GraphLook, graphFormats } from './formats/graphFormats';
import { choose, type Given, type OptionTable } from './options';
import { note, print } from './output';
import { UsageError } from './usageError';

export const graphOptions: OptionTable = {
  format: { type: 'string' },
  level: { type: 'string' },
  layers: { type: 'boolean' },
  images: { type: 'string' },
  legend: { type: 'boolean' },
  ...buildOptions,
};

const levels: readonly DiagramLevel[] = ['overview', 'normal', 'detailed'];
const imageViews = { merged: 'merged', 'per-use': 'perUse' } as const;

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
  const format: GraphFormat = graphFormats[name](lookOf(given));
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

/** How much of it; `--layers` is another word for the detailed level. */
function lookOf(given: Given): GraphLook {
  const level = given.value('level');
  const images = choose(
    '--images',
    given.value('images'),
    Object.keys(imageViews) as (keyof typeof imageViews)[],
    'merged',
  );
  return {
    level: given.flag('layers')
      ? 'detailed'
      : level === undefined
        ? undefined
        : choose('--level', level, levels, 'normal'),
    images: imageViews[images],
    legend: given.flag('legend'),
  };
}

/** A target that the file lacks is most likely mistyped; no graph is better than one of something else. */
function targetExists({ graph }: Snapshot, file: string): boolean {
  const { target } = graph.inputs;
  if (target === undefined || graph.unreadable || graph.stageNamed(target)) return true;
  note(l10n.t('{0} has no stage "{1}".', file, target));
  return false;
}
