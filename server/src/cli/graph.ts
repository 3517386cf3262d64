import * as l10n from '@vscode/l10n';
import type { DiagramLevel } from '../protocol/diagram';
import { createSnapshot } from '../workspace/snapshots';
import { buildOptions, inputsOf } from './buildInputs';
import { type ExitCode, exitCode, worse } from './exitCode';
import { displayName, readSource } from './files';
import { type GraphFormat, type GraphLook, graphFormats } from './formats/graphFormats';
import { choose, type Given, type OptionTable } from './options';
import { print } from './output';
import { targetExists } from './targetExists';
import { updateMarkdown } from './updateMarkdown';
import { UsageError } from './usageError';

export const graphOptions: OptionTable = {
  format: { type: 'string' },
  level: { type: 'string' },
  layers: { type: 'boolean' },
  images: { type: 'string' },
  legend: { type: 'boolean' },
  update: { type: 'string', multiple: true },
  check: { type: 'boolean' },
  ...buildOptions,
};

const levels: readonly DiagramLevel[] = ['overview', 'normal', 'detailed'];
const imageViews = { merged: 'merged', 'per-use': 'perUse' } as const;

type FormatName = keyof typeof graphFormats;

/**
 * Prints the stage graph of each file; unreadable files are named on standard error and the rest still printed. Or keeps
 * the diagrams of Markdown files up to date.
 */
export async function graph(given: Given): Promise<ExitCode> {
  const name = choose('--format', given.value('format'), Object.keys(graphFormats) as FormatName[], 'json');
  const markdown = given.values('update');
  if (markdown.length > 0) return update(given, markdown);
  if (given.flag('check')) throw new UsageError(l10n.t('--check goes with --update.'));
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

/** In `--update`, the block says what is drawn, so that the next run draws the same. */
const saidInBlocks = ['format', 'target', 'level', 'layers', 'images', 'legend'];

async function update(given: Given, files: readonly string[]): Promise<ExitCode> {
  const unheard = saidInBlocks.find((name) => given.flag(name) || given.value(name) !== undefined);
  if (unheard)
    throw new UsageError(l10n.t('With --update, {0} is said in the block of the Markdown file.', `--${unheard}`));
  if (given.positionals.length > 0) {
    throw new UsageError(l10n.t('With --update, the blocks of the Markdown file name the Dockerfiles.'));
  }
  let code: ExitCode = exitCode.clean;
  const updating = { inputs: inputsOf(given), checkOnly: given.flag('check') };
  for (const file of files) code = worse(code, await updateMarkdown(file, updating));
  return code;
}
