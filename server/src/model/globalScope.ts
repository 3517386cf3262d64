import type { Instruction } from '../syntax/instruction';
import { type ExpansionError, expandWord } from '../syntax/shellWords';
import { formatPlatform, type Platform, parsePlatform } from './platform';
import type { BuildInputs, GlobalArg } from './stageGraph';

/** The variables that FROM sees: automatic platform arguments, then every ARG in front of the first FROM. */
export interface GlobalScope {
  readonly values: ReadonlyMap<string, string>;
  readonly args: readonly GlobalArg[];
  /** Declared without a value: only a build argument sets them. */
  readonly unset: ReadonlySet<string>;
  /** The file's escape character. */
  readonly escape: string;
  /** The first ARG whose default cannot be expanded. */
  readonly problem: { readonly instruction: Instruction; readonly error: ExpansionError } | undefined;
}

const defaultPlatform: Platform = { os: 'linux', architecture: 'amd64', variant: '' };

/** Evaluates the ARGs in front of the first FROM, in order. `targetStage` is what TARGETSTAGE holds. */
export function globalScope(
  args: readonly Instruction[],
  inputs: BuildInputs,
  targetStage: string,
  escape: string,
): GlobalScope {
  const overrides = inputs.buildArgs ?? {};
  const values = automaticArgs(inputs, targetStage);
  for (const name of values.keys()) if (Object.hasOwn(overrides, name)) values.set(name, overrides[name] as string);
  const list: GlobalArg[] = [];
  const unset = new Set<string>();
  let problem: GlobalScope['problem'];
  for (const instruction of args) {
    if (instruction.body.kind !== 'assignments') continue;
    for (const { name, value } of instruction.body.assignments) {
      let result: string | undefined;
      if (Object.hasOwn(overrides, name.text)) result = overrides[name.text];
      else if (value) {
        const expanded = expandWord(value.text, (key) => values.get(key), { escape });
        if ('error' in expanded) problem ??= { instruction, error: expanded };
        else result = expanded.text;
      }
      if (result !== undefined) {
        values.set(name.text, result);
        unset.delete(name.text);
      } else if (!values.has(name.text)) unset.add(name.text);
      list.push({ name: name.text, value: result, instruction });
    }
  }
  return { values, args: list, unset, problem, escape };
}

function automaticArgs(inputs: BuildInputs, targetStage: string): Map<string, string> {
  const target = parsePlatform(inputs.platform ?? '', defaultPlatform) ?? defaultPlatform;
  const build = parsePlatform(inputs.buildPlatform ?? inputs.platform ?? '', defaultPlatform) ?? defaultPlatform;
  return new Map([...platformArgs('BUILD', build), ...platformArgs('TARGET', target), ['TARGETSTAGE', targetStage]]);
}

function platformArgs(prefix: string, platform: Platform): [string, string][] {
  return [
    [`${prefix}PLATFORM`, formatPlatform(platform)],
    [`${prefix}OS`, platform.os],
    [`${prefix}OSVERSION`, ''],
    [`${prefix}ARCH`, platform.architecture],
    [`${prefix}VARIANT`, platform.variant],
  ];
}
