import type { VariableText } from '../../syntax/variables/variableUse';
import type { Span } from '../../util/span';
import type { Mark } from './marks';
import { typeOf } from './token';

/** The name of a variable, and all of what stands for it. */
export interface VariableMark extends Mark {
  readonly whole: Span;
}

/** The variables of a text, in the order of their places. What a shell has set itself by then is its own. */
export function variableMarks({ uses, assignments, expander, instruction }: VariableText): VariableMark[] {
  const marks: VariableMark[] = [];
  const own = assignments.length > 0 ? new Set<string>() : undefined;
  const inContainer = instruction !== 'RUN';
  let next = 0;
  for (const { name, nameSpan, span } of uses) {
    const { start, end } = nameSpan;
    for (let set = assignments[next]; set && set.nameSpan.start < start; set = assignments[++next]) own?.add(set.name);
    if (own?.has(name)) continue;
    const shellVariable = expander === 'shell' ? { name, inContainer } : undefined;
    marks.push({ start, end, type: typeOf.variable, modifiers: 0, reference: -1, shellVariable, whole: span });
  }
  return marks;
}

/** Puts variables among other marks, which leave out what stands for a variable. All come in order. */
export function withVariables(marks: readonly Mark[], texts: readonly VariableText[]): readonly Mark[] {
  const variables: VariableMark[] = [];
  for (const text of texts) if (text.place === 'logical') variables.push(...variableMarks(text));
  if (variables.length === 0) return marks;
  if (texts.length > 1) variables.sort((a, b) => a.whole.start - b.whole.start);
  return marks.length === 0 ? variables : merged(marks, variables);
}

function merged(marks: readonly Mark[], variables: readonly VariableMark[]): readonly Mark[] {
  const all: Mark[] = [];
  let next = 0;
  for (const mark of marks) {
    let { start } = mark;
    for (let found = variables[next]; found && found.whole.start < mark.end; found = variables[++next]) {
      if (found.whole.start > start) all.push({ ...mark, start, end: found.whole.start });
      all.push(found);
      start = Math.max(start, found.whole.end);
    }
    if (start === mark.start) all.push(mark);
    else if (start < mark.end) all.push({ ...mark, start });
  }
  for (; next < variables.length; next++) all.push(variables[next] as VariableMark);
  return all;
}
