import * as l10n from '@vscode/l10n';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { Dependency, Source, Stage, StageGraph } from '../model/stageGraph';
import type { Snapshot } from '../workspace/snapshot';
import { type Cursor, cursorAt, type Reference, referenceAt, variableAt } from './cursor';
import { code, escapeMarkdown, link } from './markdown';
import { variableHover } from './variables';
import { dependencyLabel, sourceLabel, stageLabel } from './words';

/** More users or targets than this are only counted. */
const most = 8;

/** What the stage, image or variable under the cursor is. */
export async function hover(snapshot: Snapshot, position: Position): Promise<Hover | undefined> {
  const variable = await variableAt(snapshot, position);
  return (variable && variableHover(snapshot, variable)) ?? referenceHover(snapshot, position);
}

/** What a stage or image is built on, who uses it, whose builds it is part of. */
function referenceHover(snapshot: Snapshot, position: Position): Hover | undefined {
  const cursor = cursorAt(snapshot, position);
  const lines = cursor && describe(snapshot, cursor, referenceAt(snapshot, cursor, position));
  return lines && { contents: { kind: 'markdown', value: lines.join('\n\n') }, range: cursor.range };
}

function describe(snapshot: Snapshot, cursor: Cursor, reference: Reference | undefined): string[] | undefined {
  if (cursor.kind === 'name') return describeStage(snapshot, cursor.stage);
  if (!reference) return undefined;
  const { source } = reference;
  if (source.kind === 'stage') return describeStage(snapshot, source.stage);
  return [describeOutside(source), ...resolvedBase(reference), ...usersOf(snapshot, source)];
}

function describeStage(snapshot: Snapshot, stage: Stage): string[] {
  const place = l10n.t('stage {0}, line {1}', stage.index, stage.line + 1);
  const title = stage.writtenName === undefined ? `**${place}**` : `**${code(stage.writtenName)}** · ${place}`;
  const users = listed(snapshot.graph.dependents(stage), (dependency) => userLink(snapshot, dependency));
  return [
    title,
    ...(stage.comment ? [escapeMarkdown(stage.comment)] : []),
    l10n.t('Built on {0}', baseChain(snapshot, stage)),
    users ? l10n.t('Used by {0}', users) : l10n.t('Used by no other stage'),
    targetsLine(snapshot, stage),
  ];
}

/** `deps → node:22`, up to what comes from outside of the file. */
function baseChain(snapshot: Snapshot, stage: Stage): string {
  const chain: string[] = [];
  let source = stage.base.source;
  while (source.kind === 'stage' && chain.length < snapshot.graph.stages.length) {
    chain.push(stageLink(snapshot, source.stage));
    source = source.stage.base.source;
  }
  return [...chain, code(sourceLabel(source))].join(' → ');
}

function targetsLine(snapshot: Snapshot, stage: Stage): string {
  const { graph } = snapshot;
  const targets = [...reachedBy(graph, stage)]
    .filter((target) => target === graph.defaultStage || isTarget(graph, target))
    .sort((a, b) => a.index - b.index);
  const names = listed(targets, (target) => {
    const name = stageLink(snapshot, target);
    return target === graph.defaultStage ? l10n.t('{0} (default)', name) : name;
  });
  return names ? l10n.t('Built for target {0}', names) : l10n.t('No target builds it');
}

function isTarget(graph: StageGraph, stage: Stage): boolean {
  return stage.name !== undefined && graph.stageNamed(stage.name) === stage;
}

/** The stages that need `stage` when they are built, itself included. */
function reachedBy(graph: StageGraph, stage: Stage): Set<Stage> {
  const found = new Set([stage]);
  for (const reached of found) {
    for (const dependent of graph.dependents(reached)) found.add(dependent.stage);
  }
  return found;
}

function describeOutside(source: Exclude<Source, { kind: 'stage' }>): string {
  const name = `**${code(sourceLabel(source))}**`;
  switch (source.kind) {
    case 'image':
      return l10n.t('{0} · image from outside of this file', name);
    case 'scratch':
      return l10n.t('{0} · an empty filesystem', name);
    case 'context':
      return l10n.t('{0} · named context {1}', name, code(source.source));
  }
}

/** What the variables of a FROM made of it. */
function resolvedBase(reference: Reference): string[] {
  if (!('expanded' in reference) || reference.expanded === reference.written) return [];
  return [l10n.t('{0} is {1} here', code(reference.written), code(reference.expanded))];
}

function usersOf(snapshot: Snapshot, source: Source): string[] {
  const label = sourceLabel(source);
  const users: Dependency[] = [];
  for (const stage of snapshot.graph.stages) {
    for (const dependency of stage.dependencies) {
      if (dependency.source.kind === source.kind && sourceLabel(dependency.source) === label) users.push(dependency);
    }
  }
  const names = listed(users, (dependency) => userLink(snapshot, dependency));
  return names ? [l10n.t('Used by {0}', names)] : [];
}

function userLink(snapshot: Snapshot, dependency: Dependency): string {
  const { stage, instruction } = dependency;
  const label = code(stageLabel(stage));
  return `${link(label, snapshot.uri, instruction.line)} (${dependencyLabel(dependency)})`;
}

function stageLink(snapshot: Snapshot, stage: Stage): string {
  return link(code(stageLabel(stage)), snapshot.uri, stage.line);
}

/** The first few in words, each once, and how many more there are. */
function listed<T>(things: readonly T[], name: (thing: T) => string): string {
  const names = [...new Set(things.slice(0, most).map(name))].join(', ');
  return things.length > most ? l10n.t('{0} and {1} more', names, things.length - most) : names;
}
