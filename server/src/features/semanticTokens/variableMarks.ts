import type { VariableText, VariableUse } from '../../syntax/variableUse';
import type { ShellVariable } from './declaredVariables';
import type { Mark } from './marks';
import { typeOf } from './token';

/** The name of a variable. */
export interface VariableMark extends Mark {
  /** For one that a shell reads: it is one of ours only where an ARG or ENV declares it. */
  readonly shellVariable: ShellVariable | undefined;
}

/** The variables of a text, in the order of their places. What a shell has set itself by then is its own. */
export function* variableMarks(
  text: VariableText,
): Generator<{ readonly mark: VariableMark; readonly use: VariableUse }> {
  const { uses, assignments, expander, instruction } = text;
  const own = new Set<string>();
  let next = 0;
  for (const use of uses) {
    const { start, end } = use.nameSpan;
    for (let set = assignments[next]; set && set.nameSpan.start < start; set = assignments[++next]) own.add(set.name);
    if (own.has(use.name)) continue;
    const shellVariable = expander === 'shell' ? { name: use.name, inContainer: instruction !== 'RUN' } : undefined;
    yield { use, mark: { start, end, type: typeOf.variable, modifiers: 0, reference: -1, shellVariable } };
  }
}

/** Puts variables among other marks, which leave out what stands for a variable. All come in order. */
export function withVariables(
  marks: readonly Mark[],
  texts: readonly VariableText[],
): readonly (Mark | VariableMark)[] {
  const variables = texts.filter(({ place }) => place === 'logical').flatMap((text) => [...variableMarks(text)]);
  if (variables.length === 0) return marks;
  if (marks.length === 0 && texts.length === 1) return variables.map(({ mark }) => mark);
  variables.sort((a, b) => a.use.span.start - b.use.span.start);
  const all: (Mark | VariableMark)[] = [];
  let next = 0;
  for (const mark of marks) {
    let { start } = mark;
    for (let found = variables[next]; found && found.use.span.start < mark.end; found = variables[++next]) {
      const { span } = found.use;
      if (span.start > start) all.push({ ...mark, start, end: span.start });
      all.push(found.mark);
      start = Math.max(start, span.end);
    }
    if (start < mark.end) all.push({ ...mark, start });
  }
  for (; next < variables.length; next++) all.push((variables[next] as (typeof variables)[number]).mark);
  return all;
}
