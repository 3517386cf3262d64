import { fileURLToPath } from 'node:url';
import { ignoringOf } from '../features/paths/ignoring';
import { checkedScripts } from '../model/checkedScripts';
import type { BuildInputs } from '../model/stageGraph';
import { nameOf } from '../util/uris';
import { isDockerfileName } from '../workspace/dockerfileNames';
import { type FolderBuilds, type FolderReading, readFolderBuilds } from '../workspace/folderBuilds';
import { defaultSettings } from '../workspace/settings';
import type { ShellChecks } from '../workspace/shellcheck/shellChecks';
import type { Snapshot } from '../workspace/snapshot';
import { createSnapshot } from '../workspace/snapshots';
import type { TargetFile } from '../workspace/targetFile';
import { type SourceFile, standardInput } from './files';
import { filesBelow, isBelow, named, nameFor, rootOf } from './folders';
import type { Progress } from './progress';

/** Reads all that asks for builds below a folder. */
export function readBuilds(
  root: string,
  progress: Progress,
  given: FolderReading['named'] = [],
): Promise<FolderBuilds> {
  const began: FolderReading['began'] = (scan) => {
    const timer = setInterval(() => {
      const { read, all } = scan.progress();
      progress.done(read, all);
    }, 100);
    void scan.ended.finally(() => clearInterval(timer));
  };
  return readFolderBuilds(filesBelow(root), { named: given, began });
}

/** The files around those that are checked. */
export interface Surroundings {
  /** Files other than Dockerfiles that ask for builds in the folders that were named, by the name for reports. */
  readonly others: readonly { readonly name: string; readonly uri: string }[];
  /** What a file asks for, where somebody looked. */
  asked(uri: string): Promise<TargetFile | undefined>;
  /** Reads what else decides about the findings in a Dockerfile: its ignore file, and what ShellCheck says if it is asked. */
  prepare(source: SourceFile): Promise<void>;
  /** A Dockerfile, with those who build it where somebody looked for them. */
  dockerfile(source: SourceFile): Snapshot;
}

/** Looks through the folders among these names; files are checked by themselves. All are seen as in a build of `inputs`. */
export async function lookAround(
  names: readonly string[],
  progress: Progress,
  inputs: BuildInputs = {},
  shell?: ShellChecks,
): Promise<Surroundings> {
  const folders = names.map(named).filter(({ isFolder }) => isFolder);
  const roots = new Map<string, FolderBuilds>();
  const others = new Map<string, string>();
  for (const folder of folders) {
    const root = rootOf(folder);
    const builds = roots.get(root) ?? (await readBuilds(root, progress));
    roots.set(root, builds);
    for (const uri of builds.uris) {
      if (isDockerfileName(nameOf(uri)) || others.has(uri) || !isBelow(folder.path, fileURLToPath(uri))) continue;
      others.set(uri, nameFor(uri, folder.name));
    }
  }
  const around = (uri: string) => {
    const isIn = uri.startsWith('file:') && folders.some(({ path }) => isBelow(path, fileURLToPath(uri)));
    return isIn ? [...roots].find(([root]) => isBelow(root, fileURLToPath(uri)))?.[1] : undefined;
  };
  const read = ({ uri, text }: SourceFile) =>
    around(uri)?.dockerfile(uri, text, inputs) ?? createSnapshot({ uri, version: 0, text, targets: [] }, inputs);
  let last: { readonly source: SourceFile; readonly snapshot: Snapshot } | undefined;
  const ignored = new Map<string, Snapshot['ignoring']>();
  return {
    others: [...others].map(([uri, name]) => ({ name, uri })),
    asked: async (uri) => around(uri)?.file(uri),
    async prepare(source) {
      const snapshot = read(source);
      last = { source, snapshot };
      await shell?.check(checkedScripts(snapshot.graph), defaultSettings.shellcheck.path);
      if (source.name === standardInput) return;
      ignored.set(source.uri, await ignoringOf(snapshot, filesBelow(rootOf(named(source.name)))));
    },
    dockerfile(source) {
      const snapshot = last?.source === source ? last.snapshot : read(source);
      const ignoring = ignored.get(source.uri);
      return { ...snapshot, ignoring, shellComments: shell?.current };
    },
  };
}
