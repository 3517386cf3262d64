import type { Connection } from 'vscode-languageserver';
import {
  buildContextRequest,
  type FileParams,
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  readDirectoryRequest,
  readFileRequest,
  statRequest,
} from '../../protocol/files';
import type { FileSource } from './fileSource';

/** The files that the client sees, wherever they are. It looks into its own folders and knows what to leave out. */
export function clientFiles(connection: Connection): FileSource {
  const ask = <R>(method: string, params: FileParams | ReadFileParams | FindFilesParams) =>
    connection.sendRequest<R | null>(method, params).then(
      (answer) => answer ?? undefined,
      () => undefined,
    );
  return {
    list: (uri) => ask(readDirectoryRequest, { uri }),
    stat: (uri) => ask(statRequest, { uri }),
    read: (uri, longest) => ask(readFileRequest, { uri, longest }),
    find: async ({ globs, without, most }) => (await ask<string[]>(findFilesRequest, { globs, without, most })) ?? [],
    buildContext: (uri) => ask(buildContextRequest, { uri }),
  };
}
