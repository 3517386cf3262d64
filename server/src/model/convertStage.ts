import type { Instruction } from '../syntax/instruction';
import type { Parts } from '../syntax/parts';
import { type ExpansionError, expandWord } from '../syntax/shellWords';
import { type ConversionProblem, checkExpanded, expandedWords } from './conversionFacts';
import type { Environment } from './environment';
import { factsOf } from './instructionFacts';

/** A command of a stage: an instruction of its own, or a trigger that its base left it. */
export interface Command {
  readonly parts: Parts;
  /** Which one BuildKit blames: the FROM for a trigger. */
  readonly instruction: Instruction;
  readonly isTrigger: boolean;
  /** The ONBUILD that it comes from, where that stands in this file. */
  readonly trigger?: Instruction;
}

/** Values that come from outside of the stage. */
export interface ConversionInputs {
  readonly escape: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly globals: ReadonlyMap<string, string>;
}

export interface FoundProblem extends ConversionProblem {
  readonly certain: boolean;
}

/** Whether `command` has to be looked at with values at hand to know if it can be converted. */
export function needsValues({ instruction, isTrigger }: Command): boolean {
  return isTrigger || factsOf(instruction.syntax).conversion.needsValues;
}

/** What keeps this command from being converted, in the environment that the commands above it made. */
export function commandProblem(
  command: Command,
  environment: Environment,
  inputs: ConversionInputs,
): FoundProblem | undefined {
  const known = command.isTrigger ? undefined : factsOf(command.instruction.syntax).conversion;
  if (known?.problem) return { ...known.problem, certain: true };
  if (known && !known.needsValues) return undefined;
  environment.uncertain = false;
  const expand = (text: string) => expandIn(text, environment, inputs);
  const problem = expansionProblem(command.parts, expand) ?? checkExpanded(command.parts, expand, environment.workdir);
  if (!problem) return undefined;
  const mountTarget = command.parts.body.kind === 'run' && !environment.workdirCertain;
  return { ...problem, certain: !environment.uncertain && !mountTarget };
}

function expansionProblem(
  parts: Parts,
  expand: (text: string) => string | ExpansionError,
): ConversionProblem | undefined {
  for (const word of expandedWords(parts)) {
    const result = expand(word.text);
    if (typeof result !== 'string') return { message: result.error, at: word };
  }
  return undefined;
}

function expandIn(text: string, environment: Environment, { escape }: ConversionInputs): string | ExpansionError {
  const expanded = expandWord(text, (name) => environment.get(name), { escape });
  return 'error' in expanded ? expanded : expanded.text;
}

/** Lets a command change the environment: ENV, ARG and WORKDIR do. */
export function applyCommand({ parts }: Command, environment: Environment, inputs: ConversionInputs): void {
  const { body, name } = parts;
  if (name === 'WORKDIR' && body.kind === 'words') {
    environment.uncertain = false;
    const path = expandIn(body.words[0]?.text ?? '', environment, inputs);
    if (typeof path === 'string') environment.changeDirectory(path, !environment.uncertain);
  } else if (body.kind === 'assignments' && name === 'ENV') setVariables(parts, environment, inputs);
  else if (body.kind === 'assignments' && name === 'ARG') declareArguments(parts, environment, inputs);
}

/** All values of one ENV are expanded before any of them is set. */
function setVariables({ body }: Parts, environment: Environment, inputs: ConversionInputs): void {
  if (body.kind !== 'assignments') return;
  const values = body.assignments.map(({ name, value }) => {
    environment.uncertain = false;
    const key = expandIn(name.text, environment, inputs);
    const text = expandIn(value?.text ?? '', environment, inputs);
    return { key, text, certain: !environment.uncertain };
  });
  for (const { key, text, certain } of values) {
    if (typeof key === 'string' && typeof text === 'string') environment.set(key, text, certain);
  }
}

/** A build argument wins over the default, the default over the global ARG of that name. */
function declareArguments({ body }: Parts, environment: Environment, inputs: ConversionInputs): void {
  if (body.kind !== 'assignments') return;
  for (const { name, value } of body.assignments) {
    environment.uncertain = false;
    const key = expandIn(name.text, environment, inputs);
    if (typeof key !== 'string') continue;
    const given = Object.hasOwn(inputs.buildArgs, key) ? inputs.buildArgs[key] : undefined;
    const fallback = value ? expandIn(value.text, environment, inputs) : inputs.globals.get(key);
    const result = given ?? fallback;
    if (typeof result === 'string') environment.set(key, result, given !== undefined || !environment.uncertain);
    else environment.leaveUnset(key);
  }
}
