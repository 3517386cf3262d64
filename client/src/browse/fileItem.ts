import * as vscode from 'vscode';
import { sizeText } from '../build/images/sizeText';
import { plainLine } from '../compare/plainText';
import { pathOf, type StageFile } from './archive/stageFile';
import type { BrowsedStage, LayerMaker } from './browsedStage';
import { modeText, ownerText, visible } from './fileWords';

/** What a click on a file runs, with the file. */
export const openCommand = 'dockerfileStages.stageFiles.open';

export function fileItem(file: StageFile, uri: vscode.Uri): vscode.TreeItem {
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const isFolder = file.kind === 'folder';
  const item = new vscode.TreeItem(visible(file.name), isFolder && file.children.size > 0 ? Collapsed : None);
  item.id = pathOf(file);
  item.resourceUri = uri;
  item.iconPath = iconOf(file);
  item.description = descriptionOf(file);
  item.contextValue = file.kind;
  item.accessibilityInformation = { label: `${visible(file.name)}, ${item.description}` };
  if (!isFolder) item.command = { command: openCommand, title: vscode.l10n.t('Open File'), arguments: [file] };
  return item;
}

function iconOf({ kind }: StageFile): vscode.ThemeIcon {
  if (kind === 'folder') return vscode.ThemeIcon.Folder;
  if (kind === 'symlink') return new vscode.ThemeIcon('file-symlink-file');
  return kind === 'file' ? vscode.ThemeIcon.File : new vscode.ThemeIcon('circuit-board');
}

export function descriptionOf(file: StageFile): string {
  switch (file.kind) {
    case 'folder':
    case 'file':
      return sizeText(file.size);
    case 'symlink':
      return `→ ${visible(file.target)}`;
    case 'fifo':
      return vscode.l10n.t('pipe');
    default:
      return vscode.l10n.t('device');
  }
}

/** All that is known of a file, and where it comes from. */
export function fileTooltip(file: StageFile, { makers, dockerfile }: BrowsedStage): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const line = (words: string) => text.appendText(words).appendMarkdown('  \n');
  line(visible(pathOf(file)));
  line(`${modeText(file)} · ${ownerText(file)} · ${sizeWords(file)}`);
  if (file.modified > 0) line(new Date(file.modified).toLocaleString(vscode.env.language));
  if (file.kind === 'symlink') line(vscode.l10n.t('Leads to {0}', visible(file.target)));
  if (file.kind === 'file' && file.hardLinkTo) line(vscode.l10n.t('The same file as {0}', visible(file.hardLinkTo)));
  const maker = makers[file.layer];
  if (!maker) return text;
  text.appendMarkdown('\n\n---\n\n');
  const origin = originWords(maker, vscode.workspace.asRelativePath(dockerfile));
  if (origin !== undefined) line(origin);
  if (maker.kind === 'one' && maker.instruction !== '')
    text.appendCodeblock(shortened(maker.instruction), 'dockerfile');
  return text;
}

function sizeWords(file: StageFile): string {
  return file.size < 1000 ? sizeText(file.size) : vscode.l10n.t('{0} ({1} bytes)', sizeText(file.size), file.size);
}

function originWords(maker: LayerMaker, dockerfile: string): string | undefined {
  if (maker.kind === 'several') return severalWords();
  const { origin } = maker;
  switch (origin.kind) {
    case 'stage':
      return vscode.l10n.t("From stage '{0}', line {1} of {2}", origin.label, origin.line + 1, dockerfile);
    case 'base':
      return vscode.l10n.t('From the base image {0}', plainLine(origin.name));
    case 'unknown':
      return undefined;
  }
}

/** Said where the engine doesn't tell instructions apart. */
export function severalWords(): string {
  return vscode.l10n.t(
    'The engine made one layer of several instructions, so that nobody can tell which of them it was.',
  );
}

const LONGEST = 1_000;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
