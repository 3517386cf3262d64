import type { Range } from 'vscode-languageserver-types';
import { isOfficialImage } from '../../../images/officialImages';
import type { Dependency, Stage, StageGraph } from '../../../model/stageGraph';
import { closest, type NamedStage, namedStages } from './closeNames';
import { nameInStage } from './nameInStage';

/** A name that BuildKit takes as an image, and that was probably meant to be a stage. */
export interface MistypedName {
  readonly written: string;
  readonly range: Range;
  readonly meant: Stage;
  readonly inFrom: boolean;
  /** Only capital letters tell the two apart. */
  readonly onlyCase: boolean;
  /** What to write for `meant`; undefined where its name is another stage there, or can't be used. */
  readonly replacement: string | undefined;
}

/** More mistakes of this kind are not made by hand. */
const most = 1000;

const known = new WeakMap<StageGraph, readonly MistypedName[]>();

/** The names in FROM, `--from` and mounts, triggers included, that look like a slip; in file order of their stages. */
export function mistypedNames(graph: StageGraph): readonly MistypedName[] {
  let names = known.get(graph);
  if (!names) {
    names = findMistyped(graph);
    known.set(graph, names);
  }
  return names;
}

function findMistyped(graph: StageGraph): readonly MistypedName[] {
  const found: MistypedName[] = [];
  let names: readonly NamedStage[] | undefined;
  const budget = { comparisons: 300_000, distances: 4_000 };
  for (const { name, below, inFrom, place, stage } of suspects(graph)) {
    names ??= namedStages(graph.stages);
    if (names.length === 0) break;
    const same = graph.baseNamed(name.toLowerCase(), below);
    const meant = same ?? closest(name, names, below, budget);
    if (!meant) continue;
    const replacement = nameInStage(meant, { graph, index: stage.index, inFrom });
    found.push({ written: name, range: place.range, meant, inFrom, onlyCase: same !== undefined, replacement });
    if (found.length >= most || budget.distances < 0) break;
  }
  return found;
}

/** A plain name in `--from` or a mount that is no stage and no image that everybody knows, and like no stage either. */
export interface StrangeName {
  readonly written: string;
  readonly range: Range;
  /** In which it stands. */
  readonly stage: Stage;
}

/** Those names that `mistypedNames` knows nothing of; triggers left out. */
export function* strangeNames(graph: StageGraph): Generator<StrangeName> {
  const mistyped = new Set(mistypedNames(graph).map(({ range }) => placeKey(range)));
  for (const { name, inFrom, place, stage, isTrigger } of suspects(graph)) {
    if (!inFrom && !isTrigger && !mistyped.has(placeKey(place.range)))
      yield { written: name, range: place.range, stage };
  }
}

function placeKey({ start }: Range): string {
  return `${start.line}:${start.character}`;
}

interface Suspect {
  readonly name: string;
  /** Only stages below this index come into question. */
  readonly below: number;
  readonly inFrom: boolean;
  readonly isTrigger: boolean;
  /** Where it is written. */
  readonly stage: Stage;
  readonly place: { readonly range: Range };
}

function* suspects(graph: StageGraph): Generator<Suspect> {
  for (const stage of graph.stages) {
    for (const dependency of stage.dependencies) {
      const name = suspiciousName(dependency, graph);
      if (name === undefined) continue;
      const inFrom = dependency.kind === 'base';
      const place = inFrom ? stage.base : dependency;
      yield { name, below: stage.index, inFrom, isTrigger: false, stage, place };
    }
  }
  for (const reference of graph.triggerReferences) {
    if (reference.source.kind !== 'image' || !isPlain(reference.reference)) continue;
    const { stage } = reference;
    const below = graph.stages.length;
    yield { name: reference.reference, below, inFrom: false, isTrigger: true, stage, place: reference };
  }
}

/** Undefined for everything that is a stage, surely an image, or the business of another rule. */
function suspiciousName({ kind, source, stage }: Dependency, graph: StageGraph): string | undefined {
  if (source.kind !== 'image' || kind === 'onbuild-copy' || kind === 'onbuild-mount') return undefined;
  const { reference } = source;
  if (!isPlain(reference) || reference === stage.name) return undefined;
  if (kind !== 'base') return reference;
  // A name out of a variable is somebody else's choice, a stage below a forward reference.
  return stage.base.written.includes('$') || isBelow(reference, stage, graph) ? undefined : reference;
}

function isBelow(name: string, stage: Stage, graph: StageGraph): boolean {
  const named = graph.stageNamed(name);
  return named !== undefined && named.index > stage.index && !graph.baseNamed(name.toLowerCase(), stage.index);
}

/** A name that could be a stage's, is no number and no image that everybody knows. */
function isPlain(name: string): boolean {
  return plain.test(name) && !isOfficialImage(name);
}

const plain = /^(?=.{0,64}$)[\w.-]*[A-Za-z][\w.-]*$/;
