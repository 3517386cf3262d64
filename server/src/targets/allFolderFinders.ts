import { bake, bakeFolder } from './bake/bake';
import type { BuildReference, Finder, SourceFile } from './buildReference';
import { compose, composeFolder } from './compose/compose';

/** Finds the builds in files that mean more together: all of one kind that stand in one folder, by their paths. */
export interface FolderFinder {
  /** The one for a single file, in whose place this one comes. */
  readonly of: Finder;
  readonly find: (files: readonly SourceFile[]) => ReadonlyMap<string, readonly BuildReference[]>;
}

/** The kinds of files that are read together. */
export const allFolderFinders: readonly FolderFinder[] = [
  { of: bake, find: bakeFolder },
  { of: compose, find: composeFolder },
];
