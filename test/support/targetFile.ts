import assert from 'node:assert/strict';
import { allFinders } from '../../server/src/targets/allFinders';
import type { TargetReference } from '../../server/src/targets/targetReference';
import { askedIn, type TargetSurroundings } from '../../server/src/workspace/openTargetFiles';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import type { TargetFile } from '../../server/src/workspace/targetFile';

/** Files by their paths in `file:///project`. */
export type ProjectFiles = Readonly<Record<string, string>>;

export function projectUri(path: string): string {
  return `file:///project/${path}`;
}

/** What a file asks for; all that it builds is the project's Dockerfile, unless the build names another. */
export function targetFile(path: string, text: string, dockerfiles: ProjectFiles): Promise<TargetFile> {
  return askedIn(surroundings(dockerfiles), { uri: projectUri(path), version: 1, text });
}

function surroundings(dockerfiles: ProjectFiles): TargetSurroundings {
  const snapshots = new Map(
    Object.entries(dockerfiles).map(([path, text]) => {
      const uri = projectUri(path);
      return [uri, createSnapshot({ uri, version: 1, text, targets: [] })];
    }),
  );
  return {
    references: async (uri, text) => referencesIn(uri, text),
    dockerfile: async (uri) => snapshots.get(uri),
  };
}

function referencesIn(uri: string, text: string): readonly TargetReference[] {
  const path = uri.slice(projectUri('').length);
  const finders = allFinders.filter((finder) => finder.matches(path));
  assert(finders.length > 0, path);
  return finders
    .flatMap((finder) => finder.find({ path, text }))
    .map((build) => {
      const { target, range, kind, label, certainty, dockerfile } = build;
      return {
        uri,
        range: target?.range ?? range,
        target: target?.text,
        dynamic: target?.dynamic ?? false,
        dockerfile: projectUri(dockerfile?.text ?? 'Dockerfile'),
        certainty,
        kind,
        label,
        build,
      };
    });
}
