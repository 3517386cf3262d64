import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import { StageValues } from '../../model/stageValues';
import type { Instruction } from '../../syntax/instruction';
import { Trait } from '../../syntax/instructionSyntax';
import { variableTexts } from '../../syntax/variableUses';
import type { Snapshot } from '../../workspace/snapshot';
import { automaticValue } from '../automaticArgs';
import { code } from '../markdown';
import { most, placeLink } from './lists';

/** Further instructions are not looked through for ARGs, and further names not counted. */
const mostInstructions = 1_000;
const mostNames = 100;
/** A longer FROM is none that anybody wrote. */
const longestFrom = 10_000;

/**
 * A line for each ARG that a stage reads, in its FROM and below it: what it holds, and who says so. What BuildKit sets
 * is so well known in a FROM that it gets no line.
 */
export function stageArguments(snapshot: Snapshot, stage: Stage): string[] {
  const found = new Map<string, number>();
  for (const name of namesInFrom(stage)) if (automaticValue(name) === undefined) found.set(name, 0);
  const last = Math.min(stage.instructions.length, mostInstructions);
  for (let number = 1; number < last && found.size < mostNames; number++) {
    const names = namesInArg(stage.instructions[number] as Instruction);
    for (const name of names.slice(0, mostNames)) found.set(name, number);
  }
  const lines = [...found].slice(0, most).map(([name, number]) => describe(snapshot, stage, name, number));
  if (found.size <= most) return lines;
  const isCut = found.size >= mostNames;
  return [...lines, isCut ? l10n.t('many more arguments') : l10n.t('{0} more arguments', found.size - most)];
}

function namesInFrom({ from }: Stage): string[] {
  if (from.syntax.text.length > longestFrom) return [];
  return variableTexts(from.syntax).flatMap(({ uses }) => uses.map(({ name }) => name));
}

function namesInArg({ syntax }: Instruction): string[] {
  if (!(syntax.traits & Trait.arg) || syntax.parts.body.kind !== 'assignments') return [];
  return syntax.parts.body.assignments.flatMap(({ name }) => (name.text === '' ? [] : [name.text]));
}

/** `number` is that of the ARG in its stage, 0 for what FROM reads. */
function describe(snapshot: Snapshot, stage: Stage, name: string, number: number): string {
  const { graph, dockerfile } = snapshot;
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
