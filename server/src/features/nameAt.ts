import type { Position, Range } from 'vscode-languageserver-types';
import { normalizeImageReference } from '../images/imageReference';
import type { Source, Stage } from '../model/stageGraph';
import type { Snapshot } from '../workspace/snapshot';
import { instructionAt } from './instructionAt';
import { contains } from './ranges';
import { stageReferences, type WrittenSource, writtenSources } from './stageReferences';

/** What a cursor stands on: the name that a stage is given, or a place that names something to take from. */
export type NameAt =
  | { readonly kind: 'declaration'; readonly stage: Stage; readonly range: Range }
  | { readonly kind: 'reference'; readonly reference: WrittenSource; readonly range: Range };

const naming: ReadonlySet<string> = new Set(['FROM', 'COPY', 'RUN', 'ONBUILD']);

/** The name at a position, its ends included; undefined where nothing is named, or nothing yet. */
export function nameAt(snapshot: Snapshot, position: Position): NameAt | undefined {
  const stage = snapshot.graph.stageAt(position.line);
  const instruction = stage && instructionAt(stage.instructions, position.line);
  if (!instruction || instruction.syntax.isPlainRun || !naming.has(instruction.name)) return undefined;
  const { nameRange } = stage;
  if (nameRange && contains(nameRange, position)) return { kind: 'declaration', stage, range: nameRange };
  const reference = writtenSources(snapshot).find(
    (written) => written.instruction === instruction && contains(written.range, position),
  );
  return reference && { kind: 'reference', reference, range: reference.range };
}

/** What a name means. */
export function meaningOf(name: NameAt): Source {
  return name.kind === 'declaration' ? { kind: 'stage', stage: name.stage } : name.reference.source;
}

/** Every place that names `source`, in file order: a stage by what is bound to it, an image in any of its spellings. */
export function placesThatName(snapshot: Snapshot, source: Source): readonly WrittenSource[] {
  if (source.kind === 'stage') return stageReferences(snapshot, source.stage);
  const wanted = outsideKey(source);
  return writtenSources(snapshot).filter((written) => outsideKey(written.source) === wanted);
}

/** Equal for what is the same outside the file; undefined for stages. */
function outsideKey(source: Source): string | undefined {
  switch (source.kind) {
    case 'stage':
      return undefined;
    case 'image':
      return `image ${normalizeImageReference(source.reference) ?? source.reference}`;
    case 'scratch':
      return 'scratch';
    case 'context':
      return `context ${source.name}`;
  }
}
