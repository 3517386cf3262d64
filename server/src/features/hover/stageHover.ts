import type { Hover, Position } from 'vscode-languageserver-types';
import type { Dependency, TriggerReference } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { cursorKind, referenceAt } from '../cursor';
import { contains } from '../ranges';
import { type Spot, spotAt } from '../spot/spot';
import { outsideCard } from './outsideCard';
import { stageCard } from './stageCard';
import { describeTransfer, transferOf } from './transfers';

/**
 * What a stage is, on its FROM and wherever it is named; what an image is; what a `--from` or a mount brings, also on
 * the paths of its COPY.
 */
export function stageHover(snapshot: Snapshot, position: Position): Hover | undefined {
  const spot = spotAt(snapshot, position);
  const lines = spot && describe(snapshot, spot, position);
  if (!lines) return undefined;
  const value = lines.filter(Boolean).join('\n\n');
  // A line may have nothing but the escape character in front of the word that follows on the next one.
  const range = contains(spot.range, position) ? { range: spot.range } : {};
  return { contents: { kind: 'markdown', value }, ...range };
}

function describe(snapshot: Snapshot, spot: Spot, position: Position): string[] | undefined {
  const { stage, parts, inTrigger } = spot;
  if (!stage) return undefined;
  switch (spot.kind) {
    case 'keyword':
    case 'as':
    case 'stage-name':
      return parts.name === 'FROM' && !inTrigger && spot.word !== '' ? stageCard(snapshot, stage) : undefined;
    case 'source':
    case 'destination':
      return parts.body.kind === 'copy' ? describePaths(snapshot, spot) : undefined;
    default:
      return describeReference(snapshot, spot, position);
  }
}

function describeReference(snapshot: Snapshot, spot: Spot, position: Position): string[] | undefined {
  const kind = cursorKind(spot);
  const { stage } = spot;
  if (!kind || !stage) return undefined;
  const reference = referenceAt(snapshot, { ...spot, kind, stage }, position);
  if (!reference) return undefined;
  const { source } = reference;
  const isBase = 'expanded' in reference;
  const card =
    source.kind === 'stage'
      ? stageCard(snapshot, source.stage)
      : outsideCard(snapshot, source, isBase ? reference : undefined);
  const transfer = isBase ? undefined : transferOf(reference);
  return transfer ? [describeTransfer(snapshot, transfer), '---', ...card] : card;
}

/** On a path of a COPY from elsewhere. */
function describePaths(snapshot: Snapshot, { stage, instruction, inTrigger, parts }: Spot): string[] | undefined {
  const word = parts.body.kind === 'copy' ? parts.body.from?.value : undefined;
  if (!stage || !word) return undefined;
  const references: readonly (Dependency | TriggerReference)[] = inTrigger
    ? snapshot.graph.triggerReferences
    : stage.dependencies;
  const reference = references.find((one) => one.instruction === instruction && one.word === word);
  const transfer = reference && transferOf(reference);
  return transfer && [describeTransfer(snapshot, transfer)];
}
