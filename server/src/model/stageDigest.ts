import type { Instruction } from '../syntax/instruction';
import type { InstructionSyntax } from '../syntax/instructionSyntax';
import type { FromBody } from '../syntax/parts';
import { factsOf, noFacts } from './instructionFacts';

/**
 * Which instructions of a stage matter to the graph, as positions in its list. It hangs on the texts of the stage alone
 * and is kept as long as they stay, wherever the stage moves: an edit in one stage costs the others a comparison.
 */
export interface StageDigest {
  /** In lower case; undefined where AS has none or an invalid one. */
  readonly name: string | undefined;
  /** The base has no variable, quote or escape in it. */
  readonly plainBase: boolean;
  /** Instructions that name something, or may fail when they are converted. */
  readonly interesting: readonly number[];
  /** ONBUILD instructions. */
  readonly onbuilds: readonly number[];
  /** Nothing in the stage can fail when it is converted, whatever the environment is. */
  readonly harmless: boolean;
}

interface Kept extends StageDigest {
  readonly syntaxes: readonly InstructionSyntax[];
}

const none: readonly number[] = [];

/** The digest of a stage, given all of its instructions, FROM first. */
export function digestOf(instructions: readonly Instruction[]): StageDigest {
  const key = (instructions[0] as Instruction).syntax;
  const known = key.stage as Kept | undefined;
  if (known && isSame(known.syntaxes, instructions)) return known;
  const digest = makeDigest(instructions);
  key.stage = digest;
  return digest;
}

function isSame(syntaxes: readonly InstructionSyntax[], instructions: readonly Instruction[]): boolean {
  if (syntaxes.length !== instructions.length) return false;
  for (let i = 0; i < syntaxes.length; i++) if (syntaxes[i] !== instructions[i]?.syntax) return false;
  return true;
}

function makeDigest(instructions: readonly Instruction[]): Kept {
  const interesting: number[] = [];
  const onbuilds: number[] = [];
  let harmless = true;
  instructions.forEach(({ syntax }, i) => {
    const facts = factsOf(syntax);
    if (syntax.name === 'ONBUILD') onbuilds.push(i);
    if (facts === noFacts) return;
    interesting.push(i);
    if (facts.conversion.problem || facts.conversion.needsValues) harmless = false;
  });
  const syntaxes = instructions.map(({ syntax }) => syntax);
  const from = (instructions[0] as Instruction).body as FromBody;
  const lower = from.stageName?.text.toLowerCase();
  const name = lower !== undefined && validName.test(lower) ? lower : undefined;
  const plainBase = from.base !== undefined && !/[$'"\\`]/.test(from.base.text);
  return {
    syntaxes,
    name,
    plainBase,
    interesting: interesting.length > 0 ? interesting : none,
    onbuilds: onbuilds.length > 0 ? onbuilds : none,
    harmless,
  };
}

const validName = /^[a-z][a-z0-9-_.]*$/;
