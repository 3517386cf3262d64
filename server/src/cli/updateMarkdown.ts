import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { exportDiagram } from '../features/diagram/exportDiagram';
import type { BuildInputs } from '../model/stageGraph';
import {
  blockContent,
  changeOfBlock,
  type DiagramBlock,
  diagramBlocks,
  newBlock,
  svgName,
  withChanges,
} from '../protocol/diagramBlock';
import { createSnapshot } from '../workspace/snapshots';
import { type ExitCode, exitCode } from './exitCode';
import { readSource, reportUnreadable, standardInput } from './files';
import { loadGraphviz } from './graphviz';
import { note } from './output';
import { targetExists } from './targetExists';

export interface Updating {
  readonly inputs: BuildInputs;
  /** Change nothing, and tell by the exit code whether there is anything to change. */
  readonly checkOnly: boolean;
}

/** Brings the diagrams of a Markdown file up to date, with the pictures beside it. What can't be drawn stays as it is. */
export async function updateMarkdown(file: string, updating: Updating): Promise<ExitCode> {
  const markdown = textOf(file);
  if (markdown === undefined) return exitCode.usage;
  const blocks = diagramBlocks(markdown);
  if (blocks.length === 0) {
    note(
      l10n.t(
        '{0} has no place for a diagram. Put this line where it belongs: {1}',
        file,
        newBlock('Dockerfile', [])[0],
      ),
    );
    return exitCode.usage;
  }
  const drawn = await Promise.all(blocks.map((block) => drawnIn(file, block, updating.inputs)));
  const changes = blocks.flatMap((block, index) => changeIn(markdown, block, drawn[index]) ?? []);
  const files = new Map([
    ...blocks.flatMap((block, index) => picturesOf(file, block, drawn[index])),
    ...(changes.length > 0 ? [[file, withChanges(markdown, changes)] as const] : []),
  ]);
  const outdated = [...files].filter(([name, text]) => readOrNothing(name) !== text);
  for (const [name, text] of outdated) {
    if (updating.checkOnly) note(l10n.t('{0} is out of date; run this without --check to update it.', name));
    else writeFileSync(name, text);
  }
  if (drawn.includes(undefined)) return exitCode.usage;
  return updating.checkOnly && outdated.length > 0 ? exitCode.findings : exitCode.clean;
}

/** The diagram of a block; said on standard error and undefined where there is none. */
async function drawnIn(file: string, block: DiagramBlock, inputs: BuildInputs): Promise<string | undefined> {
  const { dockerfile, format, target, level, images, legend } = block;
  const name = join(dirname(file), dockerfile);
  const source = await readSource(name === standardInput ? `./${name}` : name);
  if (!source) return undefined;
  const at = { uri: source.uri, version: 0, text: source.text, targets: [] };
  const snapshot = createSnapshot(at, { ...inputs, target });
  if (!targetExists(snapshot, name)) return undefined;
  return exportDiagram(snapshot, { format, targetName: target, level, images, legend }, loadGraphviz);
}

function changeIn(markdown: string, block: DiagramBlock, text: string | undefined) {
  if (text === undefined) return undefined;
  return changeOfBlock(markdown, block, blockContent(block, text, l10n.t('Stages of {0}', block.dockerfile)));
}

function picturesOf(
  file: string,
  block: DiagramBlock,
  text: string | undefined,
): readonly (readonly [string, string])[] {
  return block.format === 'svg' && text !== undefined ? [[join(dirname(file), svgName(block)), text]] : [];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    reportUnreadable(file, error);
    return undefined;
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
