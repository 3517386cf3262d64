import { Instruction } from '../syntax/instruction';
import { InstructionSyntax } from '../syntax/instructionSyntax';
import type { Snapshot } from '../workspace/snapshot';
import type { Finding } from './rule';
import type { StageContext } from './stageContext';
import { noState } from './stageState';

/** What stands in a file without any FROM, for rules about stages. */
export interface Stageless {
  /** Behind a FROM that nobody wrote, one line above the first of them. */
  readonly instructions: readonly Instruction[];
  readonly context: StageContext;
  /** Of that FROM; -1 where the first instruction stands in the first line. */
  readonly line: number;
}

/**
 * The instructions of a file that has no FROM, a piece of a Dockerfile, say, as if they stood in a stage whose image
 * nobody knows; undefined where there is a stage.
 */
export function stageless({ graph, dockerfile }: Snapshot): Stageless | undefined {
  const [first] = dockerfile.instructions;
  if (graph.stages.length > 0 || !first) return undefined;
  const line = first.line - 1;
  const from = new Instruction(fromAbove(first.syntax), line, []);
  return { instructions: [from, ...dockerfile.instructions], context: unknown(dockerfile.escape), line };
}

/** Without what is said of the FROM that nobody wrote. */
export function* withoutFrom(finding: Finding): Generator<Finding> {
  const { range, related, fixes } = finding;
  if (range.start.line === 0) return;
  yield {
    ...finding,
    ...(related && { related: related.filter((one) => one.uri !== undefined || one.range.start.line > 0) }),
    ...(fixes && { fixes: fixes.filter(({ edits }) => edits.every((edit) => edit.range.start.line > 0)) }),
  };
}

/** The same for the same instruction below it, so that what was found is kept with it. */
function fromAbove(first: InstructionSyntax): InstructionSyntax {
  const from = unwritten.get(first) ?? new InstructionSyntax('FROM $IMAGE', 1, [], 1, first.escape);
  unwritten.set(first, from);
  return from;
}

const unwritten = new WeakMap<InstructionSyntax, InstructionSyntax>();

function unknown(escape: string): StageContext {
  return {
    name: undefined,
    label: '#0',
    isDefault: true,
    shipsIn: '#0',
    isTakenFrom: false,
    isBase: false,
    stages: 1,
    base: 'image',
    root: undefined,
    inherited: noState,
    escape,
  };
}
