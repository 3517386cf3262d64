import type { ProjectFiles } from './projectFiles';
import { type Suggestion, valuesOf } from './suggestion';

const serverFolders = ['backend', 'server', 'api'];
const siteFolders = ['frontend', 'client', 'web', 'ui'];

/** A Go server and the site that it serves, in folders of their own. */
export async function readSiteWithServer(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const server = await folderWith(files, serverFolders, 'go.mod');
  const site = await folderWith(files, siteFolders, 'package.json');
  if (server === undefined || site === undefined) return [];
  const version = /^go[ \t]+(\d+\.\d+)/m.exec((await files.read(`${server}/go.mod`)) ?? '')?.[1];
  return [
    {
      template: 'Frontend and backend in one image',
      reason: `${server}/go.mod, ${site}/package.json`,
      values: valuesOf({ 1: version, 2: server, 4: site }),
      ignore: ['**/node_modules', `${site}/dist`],
    },
  ];
}

async function folderWith(files: ProjectFiles, folders: readonly string[], name: string): Promise<string | undefined> {
  for (const folder of folders) {
    if (files.names.includes(folder) && (await files.read(`${folder}/${name}`)) !== undefined) return folder;
  }
  return undefined;
}
