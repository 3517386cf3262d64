import type { StageGraph } from '../../model/stageGraph';
import { mistypedNames } from '../../rules/shared/stages/mistypedNames';
import type { Snapshot } from '../../workspace/snapshot';
import { perSnapshot } from '../perSnapshot';
import { type WrittenSource, writtenSources } from '../stageReferences';
import { bitOf, typeOf } from './token';

/** What a name of FROM, `--from` or a mount turned out to be. */
export interface Meaning {
  readonly type: number;
  readonly modifiers: number;
}

const stage: Meaning = { type: typeOf.stage, modifiers: 0 };
const image: Meaning = { type: typeOf.image, modifiers: 0 };
const mistakenStage: Meaning = { type: typeOf.stage, modifiers: bitOf.mistaken };
const mistakenImage: Meaning = { type: typeOf.image, modifiers: bitOf.mistaken };

/**
 * What the names of a Dockerfile mean, by the place where they begin. A name that BuildKit would not even look up (an
 * index of no stage, a variable in `--from`) is a mistake.
 */
export const meanings = perSnapshot((snapshot: Snapshot): ((line: number, character: number) => Meaning) => {
  const { graph } = snapshot;
  const known = new Map<number, Meaning>();
  for (const written of writtenSources(snapshot)) known.set(keyOf(written.range.start), meaningOf(graph, written));
  for (const { range } of mistypedNames(graph)) {
    // Quotes are in its range and not in ours.
    for (const key of [keyOf(range.start), keyOf(range.start) + 1]) if (known.has(key)) known.set(key, mistakenImage);
  }
  return (line, character) => known.get(keyOf({ line, character })) ?? mistakenStage;
});

function keyOf({ line, character }: { readonly line: number; readonly character: number }): number {
  return line * 0x1_0000_0000 + character;
}

function meaningOf(graph: StageGraph, { kind, source, stage: user, written, inTrigger }: WrittenSource): Meaning {
  if (source.kind === 'stage') return !inTrigger && source.stage.index >= user.index ? mistakenStage : stage;
  if (source.kind !== 'image') return image;
  const isNumber = kind !== 'copy' && /^\d+$/.test(written);
  const isBelow = kind === 'base' && (graph.stageNamed(source.reference)?.index ?? 0) > user.index;
  return isNumber || isBelow ? mistakenImage : image;
}
