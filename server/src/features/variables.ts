import * as l10n from '@vscode/l10n';
import type { Hover, LocationLink } from 'vscode-languageserver-types';
import type { GlobalArg, Stage } from '../model/stageGraph';
import type { Instruction } from '../syntax/instruction';
import type { Assignment } from '../syntax/parts';
import { expandWord } from '../syntax/shellWords';
import type { Snapshot } from '../workspace/snapshot';
import { automaticValue, describeAutomatic } from './automaticArgs';
import type { VariableCursor } from './cursor';
import { code, link } from './markdown';

/** The ARG or ENV that gives a variable its value, or the build itself, which sets the platform arguments. */
type Meaning =
  | { readonly kind: 'ARG' | 'ENV'; readonly instruction: Instruction; readonly assignment: Assignment }
  | { readonly kind: 'global'; readonly arg: GlobalArg; readonly assignment: Assignment }
  | { readonly kind: 'automatic' };

/** Leads from a variable to the ARG or ENV that it has its value from. */
export function variableDefinition(snapshot: Snapshot, variable: VariableCursor): LocationLink | undefined {
  const meaning = meaningOf(snapshot, variable);
  if (!meaning || meaning.kind === 'automatic') return undefined;
  const instruction = instructionOf(meaning);
  return {
    originSelectionRange: variable.range,
    targetUri: snapshot.uri,
    targetRange: instruction.range,
    targetSelectionRange: instruction.rangeOf(meaning.assignment.name),
  };
}

/** Where a variable comes from, and its value where that is known. */
export function variableHover(snapshot: Snapshot, variable: VariableCursor): Hover | undefined {
  const meaning = meaningOf(snapshot, variable);
  if (!meaning) return undefined;
  const lines = meaning.kind === 'automatic' ? describeAutomatic(variable.name) : describe(snapshot, meaning);
  const value = [`**${code(variable.name)}** · ${lines[0]}`, ...lines.slice(1)].join('\n\n');
  return { contents: { kind: 'markdown', value }, range: variable.range };
}

function meaningOf(snapshot: Snapshot, { name, instruction, isDeclaration }: VariableCursor): Meaning | undefined {
  const stage = snapshot.graph.stageAt(instruction.line);
  if (!stage) return globalMeaning(snapshot, name, instruction.line);
  if (isDeclaration || instruction.name === 'FROM') return globalMeaning(snapshot, name);
  const found = [...declarations(stage, instruction.line, name)];
  // An ENV wins over any ARG where a shell looks for the variable.
  const env = instruction.name === 'RUN' ? found.find(({ kind }) => kind === 'ENV') : undefined;
  const [nearest] = found;
  if (env || !nearest || nearest.assignment.value) return env ?? nearest;
  return globalMeaning(snapshot, name) ?? nearest;
}

type Declaration = Extract<Meaning, { kind: 'ARG' | 'ENV' }>;

/** What sets `name` above `line` in a stage and in the stages that it is built on, nearest first. */
function* declarations(stage: Stage, line: number, name: string): Iterable<Declaration> {
  const seen = new Set<Stage>();
  for (let at: Stage | undefined = stage; at && !seen.has(at); at = baseOf(at)) {
    seen.add(at);
    for (const instruction of [...at.instructions].reverse()) {
      if (at === stage && instruction.line >= line) continue;
      const { name: kind } = instruction;
      const assignment = kind === 'ARG' || kind === 'ENV' ? assignmentIn(instruction, name) : undefined;
      if (assignment) yield { kind: kind as Declaration['kind'], instruction, assignment };
    }
  }
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}

/** What a FROM, or an ARG in front of line `before`, sees of this name. */
function globalMeaning({ graph }: Snapshot, name: string, before = Number.POSITIVE_INFINITY): Meaning | undefined {
  const arg = graph.globalArgs.findLast(({ name: other, instruction: { line } }) => other === name && line < before);
  const assignment = arg && assignmentIn(arg.instruction, name);
  if (automaticValue(name) !== undefined && arg?.value === undefined) return { kind: 'automatic' };
  return arg && assignment && { kind: 'global', arg, assignment };
}

function assignmentIn({ body }: Instruction, name: string): Assignment | undefined {
  return body.kind === 'assignments' ? body.assignments.findLast((one) => one.name.text === name) : undefined;
}

function instructionOf(meaning: Exclude<Meaning, { kind: 'automatic' }>): Instruction {
  return meaning.kind === 'global' ? meaning.arg.instruction : meaning.instruction;
}

function describe(snapshot: Snapshot, meaning: Exclude<Meaning, { kind: 'automatic' }>): string[] {
  const instruction = instructionOf(meaning);
  const place = link(l10n.t('{0}, line {1}', instruction.name, instruction.line + 1), snapshot.uri, instruction.line);
  const value = meaning.kind === 'global' ? meaning.arg.value : writtenValue(snapshot, meaning.assignment);
  if (value === undefined) return [place, l10n.t('Set by --build-arg')];
  if (meaning.kind === 'ENV') return [place, l10n.t('Value: {0}', shown(value))];
  return [place, l10n.t('Default: {0}, unless --build-arg sets it', shown(value))];
}

/** Without its quotes; as it is written where it hangs on other variables. */
function writtenValue({ dockerfile: { escape } }: Snapshot, { value }: Assignment): string | undefined {
  if (!value || value.text.includes('$')) return value?.text;
  const expanded = expandWord(value.text, () => undefined, { escape });
  return 'error' in expanded ? value.text : expanded.text;
}

function shown(value: string): string {
  return value === '' ? l10n.t('empty') : code(value);
}
