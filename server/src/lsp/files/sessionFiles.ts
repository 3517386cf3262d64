import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/methods';
import { longestText, mostFound, type WorkspaceFiles } from '../../workspace/files';
import { clientFiles } from './clientFiles';
import type { FileSearch, FileSource } from './fileSource';
import { ShortMemory } from './shortMemory';
import { WatchedFiles } from './watchedFiles';

/** The files of a conversation: the client's where it says that it gives them, else those that the host reaches. */
export function sessionFiles(
  connection: Connection,
  initialize: InitializeParams,
  ofHost: FileSource | undefined,
): WorkspaceFiles | undefined {
  const options: InitializationOptions | undefined = initialize.initializationOptions;
  const source = options?.readsFiles ? clientFiles(connection) : ofHost;
  if (!source) return undefined;
  const watched = new WatchedFiles(connection, initialize);
  const folders = openFolders(connection, initialize, () => watched.anything());
  const lists = new ShortMemory(source.list, Date.now);
  const search = (asked: string) => {
    const { globs, without }: Pick<FileSearch, 'globs' | 'without'> = JSON.parse(asked);
    return source.find({ folders: folders(), globs, without, most: mostFound });
  };
  const searches = new ShortMemory(search, Date.now);
  watched.hear(() => {
    lists.forget();
    searches.forget();
  });
  return {
    folders,
    list: (folder) => lists.get(folder),
    stat: source.stat,
    read: (uri) => source.read(uri, longestText),
    find: (globs, without = []) => searches.get(JSON.stringify({ globs, without })),
    buildContext: source.buildContext,
    watch: async (globs, changed) => {
      watched.hear(changed);
      return watched.watch(globs);
    },
  };
}

/** The folders that are open, followed as they come and go. */
function openFolders(
  connection: Connection,
  { capabilities, workspaceFolders, rootUri }: InitializeParams,
  changed: () => void,
): () => readonly string[] {
  const first = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  const folders = new Set(first);
  if (capabilities.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(uri);
      for (const { uri } of added) folders.add(uri);
      changed();
    });
  }
  return () => [...folders];
}
