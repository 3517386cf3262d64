import type { FileEntry, FileFacts } from '../protocol/files';

/**
 * The files around the Dockerfiles, as far as the host lets us see them: on disk, in a container, in a repository that
 * is nowhere on this machine. Everything is named by its URI, nothing is ever written, and what can't be read is as if it
 * were not there: none of this throws.
 */
export interface WorkspaceFiles {
  /** The folders that are open. */
  folders(): readonly string[];
  /** What a folder holds, in no order; undefined where there is no folder. May be a few seconds old. */
  list(folder: string): Promise<readonly FileEntry[] | undefined>;
  stat(uri: string): Promise<FileFacts | undefined>;
  /** The text of a file; undefined for one longer than `longestText`. */
  read(uri: string): Promise<string | undefined>;
  /**
   * The files of the open folders that match one of these globs (`FindFilesParams` says which there are), `mostFound` at
   * the most, but for those that match one of the others; nothing in node_modules or .git. May be a few seconds old.
   */
  find(globs: readonly string[], without?: readonly string[]): Promise<readonly string[]>;
  /** The folder that a Dockerfile is built in, where somebody chose one. */
  buildContext(dockerfile: string): Promise<string | undefined>;
  /**
   * Calls back with what was made or changed among the files that match a glob, and with whatever was deleted, be it a
   * folder; undefined where it may be anything. False where the host can't tell: then what is known of a file has to be
   * compared with its `stat`. The same callback can be given again with more globs, and is called once all the same.
   */
  watch(globs: readonly string[], changed: (uri: string | undefined) => void): Promise<boolean>;
}

/** In bytes. Nobody writes longer Dockerfiles, ignore files or build definitions. */
export const longestText = 1_000_000;

/** More files are never looked at. */
export const mostFound = 10_000;

/** The files of a host that has none. */
export const noFiles: WorkspaceFiles = {
  folders: () => [],
  list: async () => undefined,
  stat: async () => undefined,
  read: async () => undefined,
  find: async () => [],
  buildContext: async () => undefined,
  watch: async () => true,
};
