import { nothingToConvert } from '../../model/conversionFacts';
import { factsOf, type WrittenReference } from '../../model/instructionFacts';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { StageNode } from '../../model/stageNode';
import type { ChangedPart } from '../../syntax/changedPart';
import type { Instruction } from '../../syntax/instruction';
import { Trait } from '../../syntax/instructionSyntax';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * Whether the urgent rules find the same after a change as before, but for its place: they ask only for stages, for
 * what these take from each other, and for what BuildKit refuses. False where that would take long to tell. It holds
 * only where nothing that they found points into the changed part.
 */
export function leavesUrgent(before: Snapshot, now: Snapshot, change: ChangedPart): boolean {
  return isSameAround(before, now) && leavesReading(before, now, change) && leavesGraph(before.graph, change);
}

function isSameAround(before: Snapshot, now: Snapshot): boolean {
  const [old, is] = [before.dockerfile, now.dockerfile];
  if (old.directives !== is.directives || old.escape !== is.escape) return false;
  const [looked, looks] = [before.lookedThrough, now.lookedThrough];
  return before.targets === now.targets && looked?.state === looks?.state && looked?.files === looks?.files;
}

/** What a merge left in a file is told of in the place of other problems. */
function leavesReading(before: Snapshot, now: Snapshot, { is, comments }: ChangedPart): boolean {
  const { problems } = before.dockerfile;
  if (problems.length > 0 && [before, now].some(({ text }) => text.includes('<<<<<<<'))) return false;
  if (problems.some(({ id }) => id === 'line-too-long') || is.some(({ syntax }) => mayBeTooLong(syntax.text)))
    return false;
  return !comments.some((comment) => speaks.test(comment) || mayBeTooLong(comment));
}

/** Comments that silence findings, or turn on build checks, have one of these words in them. */
const speaks = /ignore|check/i;

/** Whether BuildKit may refuse a line of this text for its length, which is 65,535 bytes at the most. */
function mayBeTooLong(text: string): boolean {
  for (let start = 0; text.length - start > longestSure; ) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > longestSure) return true;
    start = end + 1;
  }
  return false;
}

const longestSure = 20_000;

function leavesGraph({ stages }: StageGraph, { was, is, firstLine }: ChangedPart): boolean {
  const [first] = stages;
  if (!first || firstLine <= first.line || !was.every(isPlain) || !is.every(isPlain)) return false;
  const isHarmless = ![...was, ...is].some(({ name }) => changesValues.has(name)) || stages.every(asksForNoValue);
  return isHarmless && takesTheSame(was, is);
}

const changesValues: ReadonlySet<string> = new Set(['ENV', 'ARG', 'WORKDIR']);

function asksForNoValue(stage: Stage): boolean {
  const { harmless, onbuilds } = (stage as StageNode).digest;
  return harmless && onbuilds.length === 0;
}

/** It begins no stage, and BuildKit refuses nothing in it, be it for a value of a variable. */
function isPlain({ syntax, name }: Instruction): boolean {
  if (name === 'FROM' || name === 'ONBUILD' || syntax.traits & Trait.refused) return false;
  const { conversion, lateFrom } = factsOf(syntax);
  return conversion === nothingToConvert && lateFrom === undefined;
}

function takesTheSame(was: readonly Instruction[], is: readonly Instruction[]): boolean {
  return takenBy(was) === takenBy(is);
}

function takenBy(instructions: readonly Instruction[]): string {
  return instructions.flatMap(({ syntax }) => factsOf(syntax).references.map(written)).join('\n');
}

/** A mount without a word is another one than that of its text. */
function written({ kind, word, text, index, expands, instruction }: WrittenReference): string {
  return JSON.stringify([kind, word !== undefined, text, index, expands, instruction]);
}
