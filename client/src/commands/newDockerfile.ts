import * as vscode from 'vscode';
import { chooseFile } from '../newDockerfile/chooseFile';
import { createDockerfile, createUntitled, offerDockerignore } from '../newDockerfile/createDockerfile';
import { folderFiles } from '../newDockerfile/folderFiles';
import { pickTemplate } from '../newDockerfile/pickTemplate';
import { suggestionsFor } from '../newDockerfile/project';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [folder?] → whether there is a new Dockerfile. Asks for the template, and for what else is missing. */
export const newDockerfileCommand: ClientCommand = {
  id: 'dockerfileStages.newDockerfile',
  run: async (_services, given) => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const folder = uriArgument(given) ?? (await chooseFolder(folders));
    if (!folder) return folders.length === 0 && withoutFolder();
    const files = await folderFiles(folder);
    const suggestion = await pickTemplate(await suggestionsFor(files));
    const file = suggestion && (await chooseFile(folder, files.names));
    if (!file || !(await createDockerfile(file, suggestion))) return false;
    if (!files.names.includes('.dockerignore')) void offerDockerignore(folder, suggestion);
    return true;
  },
};

async function chooseFolder(folders: readonly vscode.WorkspaceFolder[]): Promise<vscode.Uri | undefined> {
  if (folders.length <= 1) return folders[0]?.uri;
  const placeHolder = vscode.l10n.t('Where does the Dockerfile go?');
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri;
}

async function withoutFolder(): Promise<boolean> {
  const suggestion = await pickTemplate([]);
  return suggestion ? createUntitled(suggestion) : false;
}
