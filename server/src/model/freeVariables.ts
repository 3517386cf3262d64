import type { Instruction } from '../syntax/instruction';
import { type ExpandedText, type VariableStep, variableSteps } from './expandedTexts';
import { perStageText } from './perStageText';

/** A name that is looked up, and that nothing in front of it in its stage declares. */
export interface FreeUse {
  /** The number of the instruction in its stage. */
  readonly at: number;
  readonly text: ExpandedText;
  readonly name: string;
}

/** What the commands of a stage do with variables, as far as their texts alone tell. */
export interface StageVariables {
  readonly free: readonly FreeUse[];
  readonly declared: ReadonlySet<string>;
  /** Instructions that declare a name with a variable in it. */
  readonly composed: readonly number[];
}

/** Kept as long as the texts of the stage stay. */
export const freeVariables = perStageText(({ instructions }) => readVariables(instructions.map(stepsOf)));

const none: readonly VariableStep[] = [];
const keywords: ReadonlySet<string> = new Set('ADD ARG COPY ENV LABEL RUN STOPSIGNAL USER VOLUME WORKDIR'.split(' '));

/** What one instruction does with variables; kept with it. */
export function stepsOf({ syntax }: Pick<Instruction, 'syntax'>): readonly VariableStep[] {
  if (syntax.isPlainRun || !keywords.has(syntax.name)) return none;
  return variableSteps(syntax.parts, syntax);
}

/** Of commands one after the other. */
export function readVariables(commands: readonly (readonly VariableStep[])[]): StageVariables {
  const free: FreeUse[] = [];
  const declared = new Set<string>();
  const composed: number[] = [];
  commands.forEach((steps, at) => {
    for (const step of steps) {
      for (const text of step.texts) {
        for (const name of text.names) if (!declared.has(name)) free.push({ at, text, name });
      }
      for (const name of step.declared) {
        declared.add(name);
        if (name.includes('$') && composed.at(-1) !== at) composed.push(at);
      }
    }
  });
  return { free, declared, composed };
}
