import { access, readdir } from 'node:fs/promises';
import type { Folders } from './buildContext';

/** The folders of this machine. */
export const nodeFolders: Folders = {
  exists: (file) =>
    access(file).then(
      () => true,
      () => false,
    ),
  names: (folder) => readdir(folder).catch(() => []),
};
