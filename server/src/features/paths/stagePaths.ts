import * as l10n from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { destinationOf, outputsOf } from '../../model/copyPaths';
import type { Stage } from '../../model/stageGraph';
import { bodyOf, StageValues, type Step } from '../../model/stageValues';
import type { Instruction } from '../../syntax/instruction';
import type { Word } from '../../syntax/parts';
import { type Asked, inOrder, itemAt, nothing, type Offered } from '../completion/offer';
import type { Spot } from '../spot/spot';
import { type BuildContext, buildContext } from './buildContext';
import { sourcesOf } from './contextSources';
import { find, hasWildcards } from './findSource';

/** More are never offered at once. */
const most = 100;

/** Absolute; with a slash at the end where it is a folder. */
interface StagePath {
  readonly path: string;
  readonly instruction: Instruction;
}

/**
 * The paths that a stage is seen to make, the latest first: where WORKDIR, COPY and ADD put things, and what a command
 * names as its output. What else is in it nobody can tell without building it.
 */
export async function stagePaths(asked: Asked, spot: Spot, from: Word): Promise<Offered> {
  const stage = stageTaken(asked, spot, from);
  if (!stage || /["'$\\]/.test(spot.typed.slice(1))) return nothing;
  const context = await buildContext(asked.snapshot, asked.files);
  const { graph, dockerfile } = asked.snapshot;
  const found = await pathsOf(stage, new StageValues(graph, dockerfile.escape), context);
  return { items: found.slice(0, most).map((one, index) => itemOf(asked, spot, one, index)) };
}

function stageTaken(
  { snapshot: { graph } }: Asked,
  { stage, instruction, inTrigger }: Spot,
  from: Word,
): Stage | undefined {
  const references = inTrigger ? graph.triggerReferences : (stage?.dependencies ?? []);
  const found = references.find((one) => one.instruction === instruction && one.word === from);
  return found?.source.kind === 'stage' ? found.source.stage : undefined;
}

async function pathsOf(stage: Stage, values: StageValues, context: BuildContext | undefined): Promise<StagePath[]> {
  const found = new Map<string, StagePath>();
  for (const step of values.stepsBefore({ stage, before: Number.POSITIVE_INFINITY })) {
    if (step.isTrigger) continue;
    for (const path of await madeBy(step, values, context)) {
      if (path !== '/' && !found.has(path)) found.set(path, { path, instruction: step.instruction });
    }
    if (found.size >= most) break;
  }
  return [...found.values()];
}

async function madeBy(step: Step, values: StageValues, context: BuildContext | undefined): Promise<readonly string[]> {
  switch (step.name) {
    case 'RUN':
      return outputsOf(step, values);
    case 'WORKDIR': {
      const directory = values.workdir({ stage: step.stage, before: step.before + 1 });
      return directory === undefined ? [] : [folder(directory)];
    }
    default: {
      const body = bodyOf(step);
      if (body?.kind !== 'copy') return [];
      const { path, isFolder } = destinationOf(body, step, values);
      if (path === undefined) return [];
      return isFolder ? [folder(path), ...(await filesCopied(step, folder(path), context))] : [path];
    }
  }
}

/** A file keeps its name in the folder that it is copied to; of a folder only what is in it is copied. */
async function filesCopied(step: Step, into: string, context: BuildContext | undefined): Promise<string[]> {
  if (!context) return [];
  const sources = sourcesOf(step.instruction).filter((source) => !hasWildcards(source) && !source.isDeep);
  const found = await Promise.all(sources.map((source) => find(context, source, 1)));
  const files = found.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'file'));
  return files.map(({ names }) => into + (names.at(-1) ?? ''));
}

function folder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function itemOf(asked: Asked, spot: Spot, { path, instruction }: StagePath, index: number): CompletionItem {
  const text = spot.typed === '' || spot.typed.startsWith('/') ? path : path.slice(1);
  return itemAt(asked, spot, {
    label: text,
    kind: path.endsWith('/') ? CompletionItemKind.Folder : CompletionItemKind.File,
    sort: inOrder(0, index),
    detail: l10n.t('{0}, line {1}', instruction.name, instruction.line + 1),
  });
}
