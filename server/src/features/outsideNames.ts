import type { Range } from 'vscode-languageserver-types';
import type { Stage } from '../model/stageGraph';
import type { NamedContext } from '../targets/buildReference';
import type { TargetReference } from '../targets/targetReference';
import { stageAskedFor } from '../workspace/askedStages';
import type { Snapshot } from '../workspace/snapshot';
import { perSnapshot } from './perSnapshot';

/** A place outside of the instructions that names a stage: in another file, or in a comment. */
export interface OutsideName {
  /** `target`: a build asks for the stage. `context`: a build puts a named context in its place. */
  readonly kind: 'target' | 'context';
  readonly uri: string;
  /** Of the name. 0-based, UTF-16. */
  readonly range: Range;
  /** The builds that say so; several may share the place. */
  readonly references: readonly TargetReference[];
}

interface Asked {
  /** Builds of the stage, without those that only name it. */
  readonly builds: TargetReference[];
  /** By place. */
  readonly names: Map<string, OutsideName & { readonly references: TargetReference[] }>;
}

const askedByStage = perSnapshot(({ graph, targets }: Snapshot): ReadonlyMap<Stage, Asked> => {
  const found = new Map<Stage, Asked>();
  const askedOf = (stage: Stage) => {
    const asked: Asked = found.get(stage) ?? { builds: [], names: new Map() };
    found.set(stage, asked);
    return asked;
  };
  const note = (stage: Stage, kind: OutsideName['kind'], range: Range, reference: TargetReference) => {
    const { names } = askedOf(stage);
    const { uri } = reference;
    const place = placeKey({ uri, range });
    const known = names.get(place);
    if (known) known.references.push(reference);
    else names.set(place, { kind, uri, range, references: [reference] });
  };
  for (const reference of targets) {
    const { range, target, build } = reference;
    const stage = stageAskedFor(graph, reference);
    if (stage && !build.role) askedOf(stage).builds.push(reference);
    if (stage && target !== undefined) note(stage, 'target', range, reference);
    for (const context of build.namedContexts) {
      const replaced = graph.stageNamed(stageNameOf(context));
      if (replaced) note(replaced, 'context', stageNameRange(context), reference);
    }
  }
  return found;
});

/** The builds of other files that make this very stage, be it as the last one of the file. */
export function buildsOf(snapshot: Snapshot, stage: Stage): readonly TargetReference[] {
  return askedByStage(snapshot).get(stage)?.builds ?? [];
}

/** The places elsewhere that name a stage, each once, in the order of the builds. */
export function outsideNames(snapshot: Snapshot, stage: Stage): readonly OutsideName[] {
  return [...(askedByStage(snapshot).get(stage)?.names.values() ?? [])];
}

/** Equal for what is the same place. */
export function placeKey({ uri, range: { start, end } }: Pick<OutsideName, 'uri' | 'range'>): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${uri}`;
}

/** A context may be for one platform: `builder::linux/arm64`. BuildKit looks it up by a stage's name in lower case. */
export function stageNameOf({ name }: NamedContext): string {
  const stage = name.replace(/::.*$/s, '');
  return stage === stage.toLowerCase() ? stage : '';
}

function stageNameRange({ name, nameRange }: NamedContext): Range {
  const { start, end } = nameRange;
  const { length } = name;
  const stage = name.replace(/::.*$/s, '');
  const isPlain = start.line === end.line && end.character - start.character === length;
  if (!isPlain || stage.length === length) return nameRange;
  return { start, end: { line: start.line, character: start.character + stage.length } };
}
