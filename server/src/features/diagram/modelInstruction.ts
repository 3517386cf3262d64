import type { DiagramInstructionKind } from '../../protocol/diagram';
import type { Instruction } from '../../syntax/instruction';
import type { ModelInstruction } from './diagramModel';
import { plainText } from './plainText';

/** An instruction as a card shows it in detail: one line, the bodies of its heredocs left out. */
export function modelInstruction(instruction: Instruction): ModelInstruction {
  const { name, line, lastLine, syntax } = instruction;
  const written = syntax.logical.text;
  return { kind: kindOf(name), full: plainText(name + written.slice(name.length)), line, lastLine };
}

function kindOf(name: string): DiagramInstructionKind {
  return Object.hasOwn(kinds, name) ? kinds[name] : 'setting';
}

const kinds: Readonly<Record<string, DiagramInstructionKind>> = {
  RUN: 'run',
  COPY: 'copy',
  ADD: 'copy',
  CMD: 'start',
  ENTRYPOINT: 'start',
  HEALTHCHECK: 'start',
  ONBUILD: 'onbuild',
};
