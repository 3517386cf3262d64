import { buildGraph } from '../../model/buildGraph';
import type { Dockerfile } from '../../syntax/dockerfile';
import { Instruction } from '../../syntax/instruction';
import { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding } from '../rule';

/**
 * A file that has no FROM, a piece of a Dockerfile, say, as if one of an image that nobody knows stood above it, on
 * line -1; undefined where there is a stage.
 */
export function stageless(snapshot: Snapshot): Snapshot | undefined {
  const [first] = snapshot.dockerfile.instructions;
  if (snapshot.graph.stages.length > 0 || !first) return undefined;
  const piece = known.get(snapshot) ?? inStage(snapshot, first);
  known.set(snapshot, piece);
  return piece;
}

const known = new WeakMap<Snapshot, Snapshot>();

function inStage(snapshot: Snapshot, first: Instruction): Snapshot {
  const { escape, directives, instructions, lineCount } = snapshot.dockerfile;
  const from = new Instruction(fromAbove(first.syntax), -1, []);
  const dockerfile: Dockerfile = {
    escape,
    directives,
    instructions: [from, ...instructions],
    lineCount,
    problems: [],
    firstRefusal: undefined,
  };
  return { ...snapshot, dockerfile, graph: buildGraph(dockerfile, snapshot.graph.inputs) };
}

/** The same for the same instruction below it, so that what was found is kept with it. */
function fromAbove(first: InstructionSyntax): InstructionSyntax {
  const keyword = first.text.trimStart().startsWith(first.name) ? 'FROM' : 'from';
  const from = unwritten.get(first) ?? new InstructionSyntax(`${keyword} $IMAGE`, 1, [], 1, first.escape);
  unwritten.set(first, from);
  return from;
}

const unwritten = new WeakMap<InstructionSyntax, InstructionSyntax>();

/** Without what is said of the FROM that nobody wrote. BuildKit says nothing of such a file but that it has none. */
export function* withoutFrom<Found extends Finding>(finding: Found): Generator<Found> {
  const { range, related, fixes } = finding;
  if (range.start.line < 0) return;
  yield {
    ...finding,
    buildkitRule: undefined,
    ...(related && { related: related.filter((one) => one.uri !== undefined || one.range.start.line >= 0) }),
    ...(fixes && { fixes: fixes.filter(({ edits }) => edits.every((edit) => edit.range.start.line >= 0)) }),
  };
}
