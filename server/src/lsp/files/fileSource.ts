import type { FileEntry, FileFacts } from '../../protocol/files';

/** Where files come from: the client, or a disk. What can't be read is as if it were not there; none of this throws. */
export interface FileSource {
  list(folder: string): Promise<readonly FileEntry[] | undefined>;
  stat(uri: string): Promise<FileFacts | undefined>;
  read(uri: string, longest: number): Promise<string | undefined>;
  find(search: FileSearch): Promise<readonly string[]>;
  buildContext(dockerfile: string): Promise<string | undefined>;
}

export interface FileSearch {
  readonly folders: readonly string[];
  /** As in `FindFilesParams`. */
  readonly globs: readonly string[];
  readonly without: readonly string[];
  readonly most: number;
}
