/**
 * How the server asks its client for the files around a Dockerfile. Only a client that says so (`readsFiles` of
 * `InitializationOptions`) is asked. All of it only reads, and null says that there is nothing, or nothing to be seen.
 */

/** Server → client request, `FileParams` → `FileEntry[] | null`: what a folder holds. */
export const readDirectoryRequest = 'dockerfileStages/readDirectory';
/** Server → client request, `FileParams` → `FileFacts | null`. */
export const statRequest = 'dockerfileStages/stat';
/** Server → client request, `ReadFileParams` → `string | null`: a text file, if it is not too long. */
export const readFileRequest = 'dockerfileStages/readFile';
/** Server → client request, `FindFilesParams` → URIs of files in the workspace folders. */
export const findFilesRequest = 'dockerfileStages/findFiles';
/** Server → client request, `FileParams` of a Dockerfile → URI of the folder that it was last built in, or null. */
export const buildContextRequest = 'dockerfileStages/buildContext';

/** `other` is what is neither: a socket, a link that leads nowhere. A link to a file is a file. */
export type FileKind = 'file' | 'folder' | 'other';

/** One thing in a folder. */
export interface FileEntry {
  readonly name: string;
  readonly kind: FileKind;
}

export interface FileFacts {
  readonly kind: FileKind;
  /** In bytes; of no meaning for folders. */
  readonly size: number;
  /** When it last changed, in milliseconds of the epoch. Two facts that are alike mean that nothing changed. */
  readonly changed: number;
}

export interface FileParams {
  readonly uri: string;
}

export interface ReadFileParams extends FileParams {
  /** In bytes. */
  readonly longest: number;
}

export interface FindFilesParams {
  /** Globs of paths below a workspace folder: `**` for any folders, `*`, `?` and `[…]` in names, no braces. */
  readonly globs: readonly string[];
  /** Globs of what is left out, and maybe what stands below folders that match. */
  readonly without?: readonly string[];
  readonly most: number;
}
