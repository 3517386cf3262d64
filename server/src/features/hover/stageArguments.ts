import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import { StageValues } from '../../model/stageValues';
import type { Instruction } from '../../syntax/instruction';
import { Trait } from '../../syntax/instructionSyntax';
import type { VariableUse } from '../../syntax/variables/variableUse';
import { variableTexts } from '../../syntax/variables/variableUses';
import type { Snapshot } from '../../workspace/snapshot';
import { automaticValue } from '../automaticArgs';
import { buildTitle } from '../buildTitle';
import { code, escapeMarkdown } from '../markdown';
import { most, placeLink } from './lists';

/** Further instructions are not looked through for ARGs, and further names not counted. */
const mostInstructions = 1_000;
const mostNames = 100;
const mostBases = 5;
/** What is used further down is not known. */
const mostRead = 300;
/** A longer FROM is none that anybody wrote. */
const longestFrom = 10_000;

/** Where an ARG stands; 0 for what the FROM of the stage reads. */
interface Declared {
  readonly stage: Stage;
  readonly number: number;
}

/**
 * A line for each ARG that a stage reads, in its FROM and below it, and of those of its bases: what it holds, and who
 * says so. What BuildKit sets is so well known in a FROM that it gets no line.
 */
export function stageArguments(snapshot: Snapshot, stage: Stage): string[] {
  const found = new Map<string, Declared>();
  for (const name of namesInFrom(stage)) if (automaticValue(name) === undefined) found.set(name, { stage, number: 0 });
  for (const [name, declared] of argumentsOf(stage)) found.set(name, declared);
  for (const [name, declared] of inheritedArguments(stage)) if (!found.has(name)) found.set(name, declared);
  const lines = [...found].slice(0, most).map(([name, declared]) => describe(snapshot, name, declared));
  if (found.size <= most) return lines;
  const isCut = found.size >= mostNames;
  return [...lines, isCut ? l10n.t('many more arguments') : l10n.t('{0} more arguments', found.size - most)];
}

function argumentsOf(stage: Stage): Map<string, Declared> {
  const found = new Map<string, Declared>();
  const last = Math.min(stage.instructions.length, mostInstructions);
  for (let number = 1; number < last && found.size < mostNames; number++) {
    const names = namesInArg(stage.instructions[number] as Instruction);
    for (const name of names.slice(0, mostNames)) found.set(name, { stage, number });
  }
  return found;
}

/** The ARGs of the nearest bases that the stage uses without an ARG of its own. */
function inheritedArguments(stage: Stage): Map<string, Declared> {
  const found = new Map<string, Declared>();
  let used: Set<string> | undefined;
  let base = baseStage(stage);
  for (let left = mostBases; base && left > 0; left--) {
    for (const [name, declared] of argumentsOf(base)) {
      used ??= namesUsed(stage);
      if (used.delete(name)) found.set(name, declared);
    }
    base = baseStage(base);
  }
  return found;
}

function namesUsed({ instructions }: Stage): Set<string> {
  const below = instructions.slice(1, mostRead);
  return new Set(below.flatMap(({ syntax }) => variableTexts(syntax).flatMap(({ uses }) => uses.map(nameOf))));
}

function nameOf({ name }: VariableUse): string {
  return name;
}

function baseStage({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}

function namesInFrom({ from }: Stage): string[] {
  if (from.syntax.text.length > longestFrom) return [];
  return variableTexts(from.syntax).flatMap(({ uses }) => uses.map(nameOf));
}

function namesInArg({ syntax }: Instruction): string[] {
  if (!(syntax.traits & Trait.arg) || syntax.parts.body.kind !== 'assignments') return [];
  return syntax.parts.body.assignments.flatMap(({ name }) => (name.text === '' ? [] : [name.text]));
}

function describe(snapshot: Snapshot, name: string, { stage, number }: Declared): string {
  const { graph, dockerfile, seenAs } = snapshot;
  const { buildArgs = {} } = graph.inputs;
  if (seenAs && Object.hasOwn(buildArgs, name)) {
    return `${holds(name, buildArgs[name])} · ${l10n.t('set by {0}', escapeMarkdown(buildTitle(seenAs)))}`;
  }
  const own = stage.instructions[number] as Instruction;
  if (number > 0 && hasDefault(own, name)) {
    const value = new StageValues(graph, dockerfile.escape).valueOf(name, { stage, before: number + 1 });
    return `${holds(name, value)} · ${placeLink(snapshot, 'ARG', own.line)}`;
  }
  const global = graph.globalArgs.findLast((arg) => arg.name === name);
  if (global?.value !== undefined)
    return `${holds(name, global.value)} · ${placeLink(snapshot, 'ARG', global.instruction.line)}`;
  if (automaticValue(name) !== undefined) return `${code(name)} · ${l10n.t('set by BuildKit')}`;
  return `${code(name)} · ${l10n.t('only with --build-arg')}`;
}

function hasDefault({ body }: Instruction, name: string): boolean {
  return (
    body.kind === 'assignments' && body.assignments.some((one) => one.name.text === name && one.value !== undefined)
  );
}

function holds(name: string, value: string | undefined): string {
  return `${code(name)} = ${value ? code(value) : l10n.t('empty')}`;
}
