import type { Position, Range } from 'vscode-languageserver-types';
import type { Occurrence } from '../../model/variableBinding';
import { declarationsIn, secretsIn } from '../../model/variableMentions';
import { isVariableName } from '../../model/variableNames';
import { occurrencesOf } from '../../model/variableScopes';
import type { Instruction } from '../../syntax/instruction';
import { lineStartsOf } from '../../syntax/lineStarts';
import type { VariableText } from '../../syntax/variables/variableUse';
import { variableRange, variableTexts } from '../../syntax/variables/variableUses';
import { touches } from '../../util/span';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt } from '../instructionAt';
import { perSnapshot } from '../perSnapshot';

/** The name of a variable where it is used, declared by ARG or ENV, or assigned by a shell. */
export interface VariableCursor {
  readonly name: string;
  /** Of the name alone. */
  readonly range: Range;
  readonly instruction: Instruction;
}

/** The variable whose name the position touches. Reads the one instruction alone. */
export function variableAt({ dockerfile }: Snapshot, position: Position): VariableCursor | undefined {
  const instruction = instructionAt(dockerfile.instructions, position.line);
  if (!instruction) return undefined;
  const offset = instruction.offsetAt(position);
  const given = [...declarationsIn(instruction).map(({ name }) => name), ...secretsIn(instruction)];
  const name = offset === undefined ? undefined : given.find((word) => touches(word, offset));
  if (name && isVariableName(name.text)) return { name: name.text, range: instruction.rangeOf(name), instruction };
  for (const text of variableTexts(instruction.syntax)) {
    const at = offsetIn(instruction, text, position);
    if (at === undefined) continue;
    const found = [...text.uses, ...text.assignments].find(({ nameSpan }) => touches(nameSpan, at));
    if (found) return { name: found.name, range: variableRange(instruction, text, found.nameSpan), instruction };
  }
  return undefined;
}

/** Who asks: `general` is false where another extension answers what is not about stages. By default it is true. */
export interface Asking {
  readonly general?: boolean | undefined;
}

/** `variableAt` where we speak of variables at all, which we always do in instructions of the name `always`. */
export function variableAskedFor(
  snapshot: Snapshot,
  position: Position,
  { general = true }: Asking = {},
  always?: string,
): VariableCursor | undefined {
  const variable = general || always !== undefined ? variableAt(snapshot, position) : undefined;
  return variable && (general || variable.instruction.name === always) ? variable : undefined;
}

/** The offset of a position in a text; undefined where it stands elsewhere. */
export function offsetIn(instruction: Instruction, { place }: VariableText, position: Position): number | undefined {
  if (place === 'logical') return instruction.offsetAt(position);
  const { syntax } = instruction;
  const line = position.line - instruction.line;
  return line < syntax.headLines ? undefined : lineStartsOf(syntax).startOf(line) + position.character;
}

const byName = perSnapshot(() => new Map<string, readonly Occurrence[]>());

/** See `occurrencesOf`; worked out once for a snapshot. */
export function occurrencesIn(snapshot: Snapshot, name: string): readonly Occurrence[] {
  const known = byName(snapshot);
  const occurrences = known.get(name) ?? occurrencesOf(snapshot.graph, snapshot.dockerfile, name);
  known.set(name, occurrences);
  return occurrences;
}

/** What stands at the cursor, with all that the file says of it. */
export function occurrenceAt(snapshot: Snapshot, { name, range }: VariableCursor): Occurrence | undefined {
  return occurrencesIn(snapshot, name).find(
    ({ range: { start } }) => start.line === range.start.line && start.character === range.start.character,
  );
}
