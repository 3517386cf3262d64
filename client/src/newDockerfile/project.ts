import { readDotnet } from './dotnetProject';
import { readGo } from './goProject';
import { readJava } from './javaProject';
import { readNode } from './nodeProject';
import { readPhp } from './phpProject';
import type { ProjectFiles } from './projectFiles';
import { readPython } from './pythonProject';
import { readRust } from './rustProject';
import { readSiteWithServer } from './siteWithServer';
import type { Suggestion } from './suggestion';

type Reader = (files: ProjectFiles) => Promise<readonly Suggestion[]>;

const readers: readonly Reader[] = [
  readSiteWithServer,
  readGo,
  readNode,
  readPython,
  readRust,
  readJava,
  readDotnet,
  readPhp,
];

/** The templates that suit a folder, best first, with what its files say about them. */
export async function suggestionsFor(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const found = await Promise.all(readers.map((read) => read(files)));
  return found.flat();
}
