import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { StageNeedsParams, StageSummary } from '../../../server/src/protocol/methods';
import { type StageOrigin, stageOriginRequest } from '../../../server/src/protocol/stageOrigin';
import type { BuildServices } from '../build/buildServices';
import { indexArgument, stageArguments, uriArgument } from '../commands/commandArguments';
import { Browser } from './browser';
import type { BrowseServices } from './browseStage';
import { openCommand } from './fileItem';
import { scheme } from './stageFileSystem';
import { BrowseStorage } from './storage';

/** [uri?, stageIndex?] → how it ended. Without an index it asks which stage. */
export const browseFilesCommand = 'dockerfileStages.browseFiles';

/** The view of a stage's files, what its menus and rows run, and the file system in which they are opened. */
export function registerBrowse(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  build: BuildServices,
): vscode.Disposable {
  const storage = new BrowseStorage(path.join(context.globalStorageUri.fsPath, 'browse'));
  void storage.removeLeftovers();
  const browser = new Browser({ build, storage, origin: originFrom(client) });
  const { registerCommand } = vscode.commands;
  const onFile = (name: string, run: (given: unknown) => unknown) =>
    registerCommand(`dockerfileStages.stageFiles.${name}`, run);
  return vscode.Disposable.from(
    browser,
    storage,
    vscode.workspace.registerFileSystemProvider(scheme, browser.fileSystem, {
      isCaseSensitive: true,
      isReadonly: new vscode.MarkdownString(
        vscode.l10n.t('Files of a stage can only be read. Change the Dockerfile, and browse it again.'),
      ),
    }),
    registerCommand(browseFilesCommand, (...args: unknown[]) => {
      const [uri, index] = stageArguments(args);
      const wanted = indexArgument(index);
      const choose = (stages: readonly StageSummary[]) => (wanted === undefined ? undefined : stages[wanted]);
      return browser.browse(uriArgument(uri), choose);
    }),
    registerCommand(openCommand, (given) => browser.open(given)),
    onFile('saveAs', (given) => browser.saveAs(given)),
    onFile('copyPath', (given) => browser.copyPath(given)),
    onFile('goToInstruction', (given) => browser.goToInstruction(given)),
    onFile('search', () => browser.search()),
    onFile('sortBySize', () => browser.view.sort('size')),
    onFile('sortByName', () => browser.view.sort('name')),
    onFile('refresh', () => browser.refresh()),
    onFile('close', () => browser.close()),
  );
}

function originFrom(client: LanguageClient): BrowseServices['origin'] {
  return async (uri, stageIndex) => {
    const params: StageNeedsParams = { uri: client.code2ProtocolConverter.asUri(uri), stageIndex };
    return (await client.sendRequest<StageOrigin | null>(stageOriginRequest, params)) ?? undefined;
  };
}
