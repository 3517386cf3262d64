import * as vscode from 'vscode';
import type { ListedBuild } from '../../../server/src/protocol/stagesView';
import type { StageLook } from '../build/progress/stageLook';
import type { ShownResult } from '../build/results/shownResult';
import { stageLookIcon } from '../build/stageLookWords';
import type { BuildNode, ChecklistRow, FileNode, StageNode, StagesNode, TakingNode } from './stagesNode';
import { nodeId } from './stagesNode';
import { buildWords, fileWords, type RowWords, stageWords, takingWords } from './words';

/** What a click on a row runs, with the row. */
export const goToCommand = 'dockerfileStages.stagesView.goTo';

/** How a Dockerfile is shown. */
export interface FileLook {
  readonly stages: number;
  readonly isOpen: boolean;
  /** Because of it the rows open by themselves, whatever was open before. */
  readonly isFiltered: boolean;
}

export function fileItem(node: FileNode, { stages, isOpen, isFiltered }: FileLook): vscode.TreeItem {
  const uri = vscode.Uri.parse(node.uri);
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = row(node, fileWords(uri, stages), stages === 0 ? None : isOpen ? Expanded : Collapsed);
  item.id = isFiltered ? `${nodeId(node)} filtered ${isOpen}` : nodeId(node);
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = ['file', onDisk(uri)].join(' ');
  return item;
}

/** `look` is what a build makes of it, `result` what the last one made. */
export function stageItem(
  node: StageNode,
  look: StageLook | undefined,
  result: ShownResult | undefined,
): vscode.TreeItem {
  const { stage, parent } = node;
  const item = row(node, stageWords(stage, look, result), vscode.TreeItemCollapsibleState.Collapsed);
  const named = stage.name === undefined ? 'unnamed' : 'named';
  item.iconPath = look ? lookIcon(look) : stageIcon(node);
  item.contextValue = ['stage', named, onDisk(vscode.Uri.parse(parent.uri))].join(' ');
  return item;
}

export function takingItem(node: TakingNode): vscode.TreeItem {
  const { taking } = node;
  const item = row(node, takingWords(taking), vscode.TreeItemCollapsibleState.None);
  item.iconPath = taking.error ? problemIcon : new vscode.ThemeIcon(sourceIcons[taking.from]);
  item.contextValue = taking.stageIndex === undefined ? 'taking' : 'taking ofStage';
  return item;
}

export function buildItem(node: BuildNode): vscode.TreeItem {
  const { build } = node;
  const item = row(node, buildWords(build), vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(buildIcon(build));
  item.contextValue = 'build';
  return item;
}

function row(
  node: Exclude<StagesNode, ChecklistRow>,
  words: RowWords,
  state: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(words.label, state);
  item.id = nodeId(node);
  item.description = words.description;
  item.tooltip = words.tooltip;
  item.accessibilityInformation = { label: words.spoken };
  if (node.kind !== 'file') item.command = { command: goToCommand, title: '', arguments: [node] };
  return item;
}

/** Only what lies on this machine can be built. */
function onDisk({ scheme }: vscode.Uri): string {
  return scheme === 'file' ? 'onDisk' : 'elsewhere';
}

const problemIcon = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));

function stageIcon({ stage }: StageNode): vscode.ThemeIcon {
  if (stage.error !== undefined) return problemIcon;
  if (stage.isUnused) return new vscode.ThemeIcon('layers', new vscode.ThemeColor('disabledForeground'));
  return new vscode.ThemeIcon(stage.isDefault ? 'target' : 'layers');
}

function lookIcon(look: StageLook): vscode.ThemeIcon {
  const colour = lookColours[look.state];
  return new vscode.ThemeIcon(stageLookIcon(look), colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

const lookColours: Readonly<Partial<Record<StageLook['state'], string>>> = {
  waiting: 'disabledForeground',
  cached: 'testing.iconPassed',
  done: 'testing.iconPassed',
  failed: 'testing.iconFailed',
};

const sourceIcons = { stage: 'layers', image: 'package', scratch: 'circle-slash', context: 'folder' } as const;

/** The name of the icon for the kind of file that a build stands in. */
export function buildIcon({ kind }: Pick<ListedBuild, 'kind'>): string {
  return buildIcons[kind] ?? 'terminal';
}

const buildIcons: Readonly<Record<string, string>> = {
  compose: 'server-environment',
  bake: 'flame',
  workflow: 'github-action',
  'ci-script': 'rocket',
  'cloud-build': 'rocket',
  make: 'tools',
  just: 'tools',
  'task-runner': 'tools',
  'vscode-task': 'tools',
  'package-script': 'json',
  markdown: 'markdown',
  comment: 'comment',
  devcontainer: 'remote',
  skaffold: 'sync',
  tilt: 'sync',
};
