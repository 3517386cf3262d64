import assert from 'node:assert/strict';
import type { Dependency } from '../../server/src/model/stageGraph';
import { allFinders } from '../../server/src/targets/allFinders';
import { allFolderFinders, type FolderFinder } from '../../server/src/targets/allFolderFinders';
import type { BuildReference, SourceFile } from '../../server/src/targets/buildReference';
import { resolveDockerfile } from '../../server/src/targets/resolveDockerfile';
import { type ContextRecord, hasTargetData, type Repository, readRepositories, readTargetRecords } from './targetFiles';

/** A build that a file of a repository asks for. */
interface Found {
  readonly repository: Repository;
  readonly file: string;
  readonly build: BuildReference;
  readonly dockerfile: string | undefined;
}

/** All builds of a repository; files that mean more together are read together. */
function* buildsOf(repository: Repository): Generator<Found> {
  const together = allFolderFinders.flatMap((finder) => [...buildsTogether(repository, finder)]);
  const alone = allFinders.filter((finder) => allFolderFinders.every(({ of }) => of !== finder));
  const apart = [...repository.texts].map(([path, text]) => {
    const fitting = alone.filter((finder) => finder.matches(path));
    return [path, fitting.flatMap((finder) => finder.find({ path, text }))] as const;
  });
  for (const [file, builds] of [...together, ...apart]) {
    for (const build of builds) {
      const dockerfile = resolveDockerfile(build, file, repository.dockerfiles)?.path;
      yield { repository, file, build, dockerfile };
    }
  }
}

function* buildsTogether({ texts }: Repository, { of, find }: FolderFinder) {
  const folders = new Map<string, SourceFile[]>();
  for (const [path, text] of texts) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (of.matches(path)) folders.set(folder, [...(folders.get(folder) ?? []), { path, text }]);
  }
  for (const files of folders.values()) yield* find(files);
}

/** A target with its place, as the records have it. */
function told({ repository, file, build, dockerfile }: Found): string {
  const line = (build.target?.range.start.line ?? Number.NaN) + 1;
  return `${repository.name} ${file}:${line} ${build.target?.text} of ${dockerfile}`;
}

const usedAs: Readonly<Partial<Record<Dependency['kind'], string>>> = { base: 'from', copy: 'copy', mount: 'mount' };

/** How a Dockerfile names what a named context stands for. */
function usesOf({ name, dockerfile }: ContextRecord, repository: Repository): readonly string[] {
  const stages = repository.graphs.get(dockerfile ?? '')?.stages ?? [];
  const named = stages.flatMap(({ dependencies }) => dependencies.filter(({ reference }) => reference === name));
  return [...new Set(named.flatMap(({ kind }) => usedAs[kind] ?? []))].sort();
}

describe('In the files of real repositories', () => {
  let found: readonly Found[];
  let repositories: readonly Repository[];

  before(function () {
    if (!hasTargetData()) this.skip();
    repositories = readRepositories();
    found = repositories.flatMap((repository) => [...buildsOf(repository)]);
  });

  it('the stages that builds ask for are found at their lines, with their Dockerfiles', () => {
    const resolved = readTargetRecords().references.filter((record) => record.resolved);
    const places = new Set(found.map(told));
    const wanted = resolved.map(
      ({ repo, file, line, target, dockerfile }) => `${repo} ${file}:${line} ${target} of ${dockerfile}`,
    );
    assert.ok(wanted.length >= 167);
    assert.deepEqual(
      wanted.filter((place) => !places.has(place)),
      [],
    );
  });

  it('no bake target is taken for a stage', () => {
    const decoys = readTargetRecords().references.filter(({ kind }) => kind === 'workflow-bake-target');
    assert.ok(decoys.length >= 16);
    for (const { repo, file, line } of decoys) {
      const there = found.filter((one) => one.repository.name === repo && one.file === file && one.build.target);
      assert.ok(
        there.every(({ build }) => build.target?.range.start.line !== line - 1),
        `${repo} ${file}:${line}`,
      );
    }
  });

  it('no stage that is there is missed, and nothing else is taken for the name of one', () => {
    const known = new Set(readTargetRecords().references.map(({ repo, file, line }) => `${repo} ${file}:${line}`));
    for (const one of found) {
      const { target, role, kind } = one.build;
      if (!target || target.dynamic) continue;
      assert.ok(one.dockerfile && one.repository.dockerfiles.hasStage(one.dockerfile, target.text), told(one));
      const place = `${one.repository.name} ${one.file}:${target.range.start.line + 1}`;
      // Others did not look for stages whose cache is left out, nor into comments of Dockerfiles.
      assert.ok(role === 'no-cache-filter' || kind === 'comment' || known.has(place), told(one));
    }
  });

  it('named contexts are known with their sources, and whether they replace a stage', () => {
    for (const record of readTargetRecords().contextReferences.filter(({ stored }) => stored)) {
      const { repo, file, line, name, value, dockerfile } = record;
      const place = `${repo} ${file}:${line} ${name}`;
      const contexts = found
        .filter((one) => one.repository.name === repo && one.file === file && one.dockerfile === dockerfile)
        .flatMap(({ build }) => build.namedContexts.filter((context) => context.name === name));
      // The line of a record is that of the name, or that of the block that it stands in.
      const fits = contexts.some(({ source, nameRange: { start } }) => {
        const distance = start.line + 1 - line;
        return source === value && distance >= 0 && distance <= 3;
      });
      assert.ok(fits, place);
      const repository = repositories.find((one) => one.name === repo) ?? assert.fail();
      assert.deepEqual(usesOf(record, repository), [...record.used_in].sort(), place);
      assert.equal(repository.dockerfiles.hasStage(dockerfile ?? '', name), record.overrides_stage, place);
    }
  });
});
