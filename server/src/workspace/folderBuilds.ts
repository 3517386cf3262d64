import type { BuildInputs } from '../model/stageGraph';
import { allFinders } from '../targets/allFinders';
import { allFolderFinders } from '../targets/allFolderFinders';
import { DockerfileIndex } from './dockerfileIndex';
import { DockerfileReader } from './dockerfileReader';
import { Documents } from './documents';
import type { WorkspaceFiles } from './files';
import { type AskingText, askedIn } from './openTargetFiles';
import type { Snapshot } from './snapshot';
import { createSnapshot } from './snapshots';
import type { TargetFile } from './targetFile';
import { noPace } from './targets/pace';
import type { Scan } from './targets/workspaceScan';
import { WorkspaceTargets } from './targets/workspaceTargets';

/** All builds that the files of some folders ask for, for hosts that look once. */
export interface FolderBuilds {
  /** The files that ask for any, sorted. */
  readonly uris: readonly string[];
  /** One of them with what it asks for. */
  file(uri: string): Promise<TargetFile | undefined>;
  /** A Dockerfile with those who build it, as a build of these inputs sees it. */
  dockerfile(uri: string, text: string, inputs?: BuildInputs): Snapshot;
}

export interface FolderReading {
  /** Further files that are looked into, ignored by git or not. */
  readonly named?: readonly Pick<AskingText, 'uri' | 'text'>[];
  readonly began?: (scan: Scan) => void;
}

/** Reads the open folders of `files`. Done once all that is in them was read. */
export async function readFolderBuilds(
  files: WorkspaceFiles,
  { named = [], began = () => undefined }: FolderReading = {},
): Promise<FolderBuilds> {
  const dockerfiles = new DockerfileIndex(files);
  const finders = { files: allFinders, folders: allFolderFinders };
  const targets = new WorkspaceTargets({ files, dockerfiles, finders, pace: noPace, began });
  for (const { uri, text } of named) targets.opened(uri, () => text);
  await targets.complete();
  const reader = new DockerfileReader(new Documents(targets), files, targets);
  const surroundings = {
    references: async (uri: string) => targets.referencesIn(uri),
    dockerfile: (uri: string) => reader.snapshot(uri),
  };
  const texts = new Map(named.map(({ uri, text }) => [uri, text]));
  return {
    uris: [...targets.files()].sort(),
    async file(uri) {
      const text = texts.get(uri) ?? (await files.read(uri));
      return text === undefined ? undefined : askedIn(surroundings, { uri, version: 0, text });
    },
    dockerfile: (uri, text, inputs) => {
      const at = { uri, version: 0, text, targets: targets.targetsOf(uri), lookedThrough: targets.coverage };
      return createSnapshot(at, inputs);
    },
  };
}
