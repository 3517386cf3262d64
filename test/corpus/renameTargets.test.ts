import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { outsideNames } from '../../server/src/features/outsideNames';
import type { StageOfFile } from '../../server/src/features/rename/otherFiles';
import { type Renaming, renameStages } from '../../server/src/features/rename/renameEverywhere';
import type { Stage } from '../../server/src/model/stageGraph';
import { isRefusal } from '../../server/src/protocol/refusal';
import { allFinders } from '../../server/src/targets/allFinders';
import { allFolderFinders } from '../../server/src/targets/allFolderFinders';
import type { TargetReference } from '../../server/src/targets/targetReference';
import { stageAskedFor } from '../../server/src/workspace/askedStages';
import { DockerfileIndex } from '../../server/src/workspace/dockerfileIndex';
import { isDockerfileName } from '../../server/src/workspace/dockerfileNames';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import type { TargetIndex } from '../../server/src/workspace/targetIndex';
import { noPace } from '../../server/src/workspace/targets/pace';
import { WorkspaceTargets } from '../../server/src/workspace/targets/workspaceTargets';
import { applied } from '../support/edits';
import { MemoryFiles } from '../support/memoryFiles';
import { meaning } from './renaming';
import { hasTargetData, readRepositories } from './targetFiles';
import { type Texts, targetWorkspaces } from './targetWorkspaces';

const root = 'file:///project/';

/** A folder, and all that is known of who builds what in it. */
interface Workspace {
  readonly texts: Texts;
  readonly files: MemoryFiles;
  readonly index: TargetIndex;
  readonly dockerfiles: ReadonlyMap<string, Snapshot>;
}

async function workspaceOf(texts: Texts): Promise<Workspace> {
  const files = new MemoryFiles(texts);
  const finders = { files: allFinders, folders: allFolderFinders };
  const host = { files, dockerfiles: new DockerfileIndex(files), finders, pace: noPace, began: () => undefined };
  const index = new WorkspaceTargets(host);
  await index.complete();
  const paths = Object.keys(texts).filter((path) => isDockerfileName(path.replace(/.*\//, '')));
  const snapshots = paths.map((path) => {
    const uri = root + path;
    return createSnapshot({ uri, version: 0, text: texts[path] ?? '', targets: index.targetsOf(uri) });
  });
  return { texts, files, index, dockerfiles: new Map(snapshots.map((one) => [one.uri, one])) };
}

async function renamed({ files, index }: Workspace, snapshot: Snapshot, stage: Stage, name: string) {
  const others = {
    text: (uri: string) => files.read(uri),
    version: () => null,
    builds: (uri: string) => index.referencesIn(uri),
    areMissing: () => false,
  };
  try {
    return await renameStages([{ snapshot, stage }], name, { files: others, annotates: true });
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** The edits of each file, by its path. */
function editsOf({ edit }: Renaming): ReadonlyMap<string, readonly TextEdit[]> {
  const changes = edit.documentChanges ?? [];
  return new Map(
    changes.map((change) => {
      assert.ok('edits' in change);
      return [change.textDocument.uri.slice(root.length), change.edits as TextEdit[]];
    }),
  );
}

const placeOf = ({ start, end }: Range) => `${start.line}:${start.character}-${end.line}:${end.character}`;

/** The builds of all files, in the order of the files. */
function allBuilds({ index }: Workspace): TargetReference[] {
  return [...index.files()].sort().flatMap((uri) => index.referencesIn(uri));
}

/** Which stage of which Dockerfile a build asks for, whatever that is called. */
function asked({ dockerfiles }: Workspace, reference: TargetReference): string {
  const snapshot = dockerfiles.get(reference.dockerfile ?? '');
  const stage = snapshot && stageAskedFor(snapshot.graph, reference);
  return `${reference.uri}: stage ${stage?.index} of ${reference.dockerfile} for ${reference.label}`;
}

/** Every build asks for the stage that it asked for before, but for those that were left alone. */
function checkBuilds(before: Workspace, after: Workspace, renaming: Renaming, { uri }: Snapshot, stage: Stage): void {
  const edits = editsOf(renaming);
  const [old, now] = [allBuilds(before), allBuilds(after)];
  assert.equal(now.length, old.length);
  for (const [i, reference] of old.entries()) {
    const { target, dynamic } = reference;
    const own = edits.get(reference.uri.slice(root.length)) ?? [];
    const isEdited = own.some(({ range }) => placeOf(range) === placeOf(reference.range));
    const means = reference.dockerfile === uri && target !== undefined && target.toLowerCase() === stage.name;
    if (isEdited && reference.dockerfile !== uri) continue;
    if (means && !isEdited) {
      if (!dynamic) assert.ok(renaming.notice, `${asked(before, reference)} was left alone, and nobody hears of it`);
    } else assert.equal(asked(after, now[i]), asked(before, reference));
  }
}

/** Neither the names that it edits nor those of other Dockerfiles change what a Dockerfile means by itself. */
function checkDockerfiles(before: Workspace, after: Workspace, { uri }: Snapshot, { index }: Stage): void {
  for (const [other, snapshot] of before.dockerfiles) {
    const now = after.dockerfiles.get(other);
    assert.ok(now);
    const at = other === uri ? index : -1;
    assert.deepEqual(meaning(now, at), meaning(snapshot, at), other);
  }
}

/** Renames a stage and checks that nothing but its name is another one then. Returns the files that change with its own. */
async function checkRename(before: Workspace, { snapshot, stage }: StageOfFile, name: string): Promise<number> {
  const renaming = await renamed(before, snapshot, stage, name);
  if (!renaming) return 0;
  const edits = editsOf(renaming);
  const changed = Object.entries(before.texts).map(([path, text]) => [path, applied(text, edits.get(path) ?? [])]);
  const after = await workspaceOf(Object.fromEntries(changed));
  checkBuilds(before, after, renaming, snapshot, stage);
  checkDockerfiles(before, after, snapshot, stage);
  return edits.size - 1;
}

function namedStages({ dockerfiles }: Workspace): StageOfFile[] {
  return [...dockerfiles.values()].flatMap((snapshot) =>
    snapshot.graph.stages.flatMap((stage) => (stage.name === undefined ? [] : { snapshot, stage })),
  );
}

describe('Renaming a stage in all files that build it', function () {
  this.timeout(300_000);

  it('leaves each build with the stage that it asked for, and each Dockerfile with what it means', async () => {
    const newName = fc.constantFrom('fresh', 'Fresh', 'off');
    const property = fc.asyncProperty(targetWorkspaces, fc.nat(), newName, async (texts, pick, name) => {
      const before = await workspaceOf(texts);
      const stages = namedStages(before);
      if (stages.length > 0) await checkRename(before, stages[pick % stages.length], name);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('does so in real repositories', async function () {
    if (!hasTargetData()) this.skip();
    let files = 0;
    for (const { texts } of readRepositories()) {
      const before = await workspaceOf(Object.fromEntries(texts));
      const built = namedStages(before).filter(({ snapshot, stage }) => outsideNames(snapshot, stage).length > 0);
      for (const one of built) files += await checkRename(before, one, 'fresh-name');
    }
    assert.ok(files > 50, `${files} files`);
  });
});
