import type { Range } from 'vscode-languageserver-types';
import { newReference } from '../../server/src/targets/newReference';
import type { TargetReference } from '../../server/src/targets/targetReference';
import { noTargets, type TargetIndex } from '../../server/src/workspace/targetIndex';

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A build of `file:///project/Dockerfile` that `compose.yaml` asks for, but for what is said. */
export function targetReference(known: Partial<TargetReference>): TargetReference {
  const { range = nowhere, kind = 'compose', label = 'app', target } = known;
  const written = target === undefined ? undefined : { text: target, range, dynamic: known.dynamic ?? false };
  return {
    uri: 'file:///project/compose.yaml',
    range,
    target: undefined,
    dynamic: false,
    dockerfile: 'file:///project/Dockerfile',
    certainty: 'certain',
    kind,
    label,
    build: newReference({ kind, label, range, paths: 'folder', target: written }),
    ...known,
  };
}

/** An index that knows these references, and no more of the files. */
export function indexOf(references: readonly TargetReference[]): TargetIndex {
  const targets = new Map<string, readonly TargetReference[]>();
  return {
    ...noTargets,
    targetsOf: (uri) => {
      const found = targets.get(uri) ?? references.filter(({ dockerfile }) => dockerfile === uri);
      targets.set(uri, found);
      return found;
    },
    referencesIn: (file) => references.filter(({ uri }) => uri === file),
    files: () => [...new Set(references.map(({ uri }) => uri))],
    coverage: { state: 'complete', files: 1 },
  };
}
