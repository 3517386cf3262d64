import type { Range } from 'vscode-languageserver-types';
import type { GlobalArg, StageGraph } from '../../../model/stageGraph';

/** What build arguments have to do with an error. */
export interface Dependence {
  /** Some declared ARG is part of it, so that a build may well set another value. */
  readonly onArgs: boolean;
  /** The ARGs without a default, or with an empty one: a build is meant to set them. In order of use. */
  readonly unset: readonly string[];
}

/** Which ARGs decide about what stands at a place of a FROM, those behind their defaults included. */
export function dependenceOf(range: Range, graph: StageGraph): Dependence {
  const stage = graph.stageAt(range.start.line);
  const names = namesIn(stage ? `${stage.base.written} ${stage.platform?.value?.text ?? ''}` : '');
  if (names.length === 0) return { onArgs: false, unset: [] };
  const args = new Map(graph.globalArgs.map((arg) => [arg.name, arg]));
  const seen = new Set(names);
  const unset: string[] = [];
  let onArgs = false;
  for (const name of seen) {
    const arg = args.get(name);
    if (!arg) continue;
    onArgs = true;
    if (!arg.value) unset.push(name);
    for (const inner of namesIn(defaultOf(arg))) seen.add(inner);
  }
  return { onArgs, unset };
}

/** The first variables of a text; nobody writes more than a few. */
function namesIn(text: string): string[] {
  if (!text.includes('$')) return [];
  return Array.from(text.slice(0, 1000).matchAll(/\$\{?(\w+)/g), ([, name = '']) => name);
}

/** The default as it is written. */
function defaultOf({ name, instruction: { body } }: GlobalArg): string {
  if (body.kind !== 'assignments') return '';
  return body.assignments.find((assignment) => assignment.name.text === name)?.value?.text ?? '';
}
