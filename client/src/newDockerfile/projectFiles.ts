/** The files of one folder, whatever holds it: a disk, a remote, a test. */
export interface ProjectFiles {
  /** Names in the folder itself; of folders too. */
  readonly names: readonly string[];
  /** The text of a file, by its path below the folder with slashes; undefined where there is none. */
  read(path: string): Promise<string | undefined>;
  /** Names of the folders in one below; none where it does not exist. */
  folders(path: string): Promise<readonly string[]>;
}
