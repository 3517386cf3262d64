import { DockerfileParser } from 'dockerfile-ast';
import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from './instruction';
import type { InstructionSyntax } from './instructionSyntax';

/** `$NAME` or `${NAME…}` as it is written; whether BuildKit or a shell expands it hangs on the instruction. */
export interface VariableUse {
  readonly name: string;
  /** Of the name alone. */
  readonly range: Range;
}

/**
 * The variables in an instruction, in the order of their places. The inside is read by dockerfile-ast, which is given
 * this one instruction; what it gets wrong is set right here. For the cursor, not for a pass over a file.
 */
export function variablesIn({ syntax, line }: Instruction): readonly VariableUse[] {
  return usesOf(syntax).map(({ name, range: { start, end } }) => ({
    name,
    range: {
      start: { line: start.line + line, character: start.character },
      end: { line: end.line + line, character: end.character },
    },
  }));
}

/** A longer instruction is not looked into: dockerfile-ast takes seconds for some words of this size. */
const longestText = 20_000;

const kept = new WeakMap<InstructionSyntax, readonly VariableUse[]>();

function usesOf(syntax: InstructionSyntax): readonly VariableUse[] {
  let uses = kept.get(syntax);
  if (!uses) {
    uses = readUses(syntax);
    kept.set(syntax, uses);
  }
  return uses;
}

function readUses({ text, escape }: InstructionSyntax): VariableUse[] {
  if (text.length > longestText || !text.includes('$')) return [];
  // A directive makes it obey the file's escape character; it is one line above.
  const parsed = DockerfileParser.parse(`# escape=${escape}\n${text}`);
  const lines = text.split('\n');
  const found = parsed.getInstructions().flatMap((instruction) => instruction.getVariables());
  return found.flatMap((variable) => {
    const { start } = variable.getNameRange();
    const at = { line: start.line - 1, character: start.character };
    return [...named(variable.getName(), at), ...nested(lines[at.line] ?? '', at, variable.getName())];
  });
}

/** Operators that it takes for a part of the name (`${Z-c}`, `${W#p}`) end it; `$$` is none. */
function named(written: string, at: Range['start']): VariableUse[] {
  const name = /^\w+/.exec(written)?.[0];
  return name === undefined ? [] : [useAt(name, at)];
}

function useAt(name: string, { line, character }: Range['start']): VariableUse {
  return { name, range: { start: { line, character }, end: { line, character: character + name.length } } };
}

/** Variables in the default of another, which it passes over: `${A:-${B}}`. */
function nested(line: string, at: Range['start'], written: string): VariableUse[] {
  if (line[at.character - 1] !== '{') return [];
  const uses: VariableUse[] = [];
  const from = at.character + (/^\w+/.exec(written)?.[0].length ?? 0);
  const inner = /\$\{?(\w+)|\}/g;
  inner.lastIndex = from;
  let depth = 1;
  for (let match = inner.exec(line); match && depth > 0; match = inner.exec(line)) {
    if (match[0] === '}') depth--;
    else {
      if (match[0].startsWith('${')) depth++;
      uses.push(useAt(match[1] as string, { line: at.line, character: inner.lastIndex - (match[1] as string).length }));
    }
  }
  return uses;
}
